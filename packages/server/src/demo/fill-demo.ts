import { sql } from 'kysely';
import { inClinic } from '../platform/database/tenancy.ts';
import type { ServerDeps } from '../platform/server.ts';
import { DEMO_CLINICS, type DemoClinic } from './accounts.ts';
import { calendarFrom } from './fill/calendar.ts';
import { chairsOf, writeChairs } from './fill/chairs.ts';
import { writeEnquiries } from './fill/enquiry-rows.ts';
import { chartsOf, type FilledPatient, type Filling, fillPatient } from './fill/fill.ts';
import { teamOf } from './fill/staff.ts';
import { stageRoom } from './room/live-room.ts';

/** The patients who are in treatment come first: with them the room can be staged while the others are still written. */
const NEEDED_FOR_THE_ROOM = 11;

/** Writes the invented patients of every demo clinic that has none, and tells how it goes on. Runs beside the open server. */
export async function fillDemo(deps: ServerDeps, isStopped: () => boolean): Promise<void> {
  for (const clinic of DEMO_CLINICS) {
    if (!isStopped()) await fillClinic(deps, clinic, isStopped);
  }
}

async function fillClinic(deps: ServerDeps, clinic: DemoClinic, isStopped: () => boolean): Promise<void> {
  const calendar = calendarFrom(deps.clock.now());
  const chairs = chairsOf(clinic);
  const filling = await inClinic(deps.db, clinic.id, async (tx): Promise<Filling | undefined> => {
    // Two demonstrations on one database: whoever writes the chairs also writes the patients.
    await sql`select pg_advisory_xact_lock(hashtext('titrate.demo'))`.execute(tx);
    const begun = await tx
      .selectFrom('chair')
      .select('id')
      .where('clinicId', '=', clinic.id)
      .executeTakeFirst();
    if (begun !== undefined) return undefined;
    const staff = await tx
      .selectFrom('staffMember')
      .innerJoin('authUser', 'authUser.id', 'staffMember.userId')
      .select(['authUser.email', 'authUser.id'])
      .where('staffMember.clinicId', '=', clinic.id)
      .execute();
    const team = teamOf(clinic, new Map(staff.map((member) => [member.email, member.id])));
    await writeChairs(tx, team, chairs, calendar.agoText(400));
    await writeEnquiries(tx, team, calendar);
    return { deps, clinic, team, chairs, calendar };
  });
  if (filling === undefined) return;
  const patients: FilledPatient[] = [];
  for (const [index, chart] of chartsOf(clinic, calendar.now).entries()) {
    if (isStopped()) return;
    patients.push(await fillPatient(filling, chart, index));
    if (patients.length === NEEDED_FOR_THE_ROOM) await stageRoom(filling, patients);
    // Requests come first: the list grows between them.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (patients.length < NEEDED_FOR_THE_ROOM) await stageRoom(filling, patients);
  deps.log.info({ clinic: clinic.slug, patients: patients.length }, 'the demonstration is filled');
}
