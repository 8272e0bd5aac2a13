import { formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../platform/database/schema.ts';
import { inClinic } from '../platform/database/tenancy.ts';
import type { ServerDeps } from '../platform/server.ts';
import { DEMO_CLINICS, type DemoClinic } from './accounts.ts';
import { calendarFrom } from './fill/calendar.ts';
import { chairsOf, writeChairs } from './fill/chairs.ts';
import { writeCounts } from './fill/count-rows.ts';
import { writeEnquiries } from './fill/enquiry-rows.ts';
import {
  chartsMissing,
  chartsOf,
  type FilledPatient,
  type Filling,
  fillPatient,
  patientsAgain,
} from './fill/fill.ts';
import { writeLedger } from './fill/ledger-rows.ts';
import { teamOf } from './fill/staff.ts';
import { stageRoom } from './room/live-room.ts';
import { finishStaleSessions } from './room/refresh-room.ts';
import { signDemoLibrary } from './seed.ts';

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
  const { filling, isNew } = await inClinic(deps.db, clinic.id, async (tx) => {
    // Two demonstrations on one database: whoever writes the chairs also writes the patients.
    await sql`select pg_advisory_xact_lock(hashtext('titrate.demo'))`.execute(tx);
    const staff = await staffOf(tx, clinic);
    const team = teamOf(clinic, staff);
    // A demonstration that an earlier version founded has none.
    await signDemoLibrary(tx, clinic, staff, deps.clock.now());
    const begun = await tx
      .selectFrom('chair')
      .select('id')
      .where('clinicId', '=', clinic.id)
      .executeTakeFirst();
    if (begun === undefined) {
      await writeChairs(tx, team, chairs, calendar.agoText(400));
      await writeLedger(tx, clinic, team, calendar);
      await writeEnquiries(tx, team, calendar);
    }
    return { filling: { deps, clinic, team, chairs, calendar }, isNew: begun === undefined };
  });
  if (isNew) await fillFirst(filling, isStopped);
  else await openAgain(filling, isStopped);
}

async function staffOf(tx: Tx, clinic: DemoClinic): Promise<ReadonlyMap<string, string>> {
  const staff = await tx
    .selectFrom('staffMember')
    .innerJoin('authUser', 'authUser.id', 'staffMember.userId')
    .select(['authUser.email', 'authUser.id'])
    .where('staffMember.clinicId', '=', clinic.id)
    .execute();
  return new Map(staff.map((member) => [member.email, member.id]));
}

async function fillFirst(filling: Filling, isStopped: () => boolean): Promise<void> {
  const patients: FilledPatient[] = [];
  for (const chart of chartsOf(filling.clinic, filling.calendar.now)) {
    if (isStopped()) return;
    patients.push(await fillPatient(filling, chart));
    if (patients.length === NEEDED_FOR_THE_ROOM) await stageRoom(filling, patients);
    await giveWay();
  }
  if (patients.length < NEEDED_FOR_THE_ROOM) await stageRoom(filling, patients);
  const { deps, clinic, team, calendar } = filling;
  // Last, because a count holds what every session before it left on the shelf.
  await inClinic(deps.db, team.clinicId, (tx) => writeCounts(tx, clinic, team, calendar));
  tellFilled(filling, patients.length);
}

/** Requests come first: the list grows between them. */
const giveWay = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function tellFilled({ deps, clinic }: Filling, patients: number): void {
  deps.log.info({ clinic: clinic.slug, patients }, 'the demonstration is filled');
}

/**
 * A later start: patients whom a start that was cut off left out are written now, what an earlier day left open is
 * finished, and where no chair is in use today's patients come.
 */
async function openAgain(filling: Filling, isStopped: () => boolean): Promise<void> {
  const missing = await chartsMissing(filling);
  for (const chart of missing) {
    if (isStopped()) return;
    await fillPatient(filling, chart);
    await giveWay();
  }
  if (missing.length > 0) tellFilled(filling, missing.length);
  const patients = await patientsAgain(filling);
  await finishStaleSessions(filling, patients);
  const inUse = await inClinic(filling.deps.db, filling.team.clinicId, (tx) =>
    tx
      .selectFrom('session')
      .select('id')
      .where('clinicId', '=', filling.team.clinicId)
      .where((where) =>
        where.or([
          where('phase', 'in', ['gate', 'ready', 'dosing', 'paused', 'recovery']),
          where.and([
            where('phase', '=', 'booked'),
            where('startsAt', '>', formatInstant(filling.calendar.now)),
          ]),
        ]),
      )
      .executeTakeFirst(),
  );
  if (inUse === undefined) await stageRoom(filling, patients);
}
