import { createRandom } from '@titrate/virtual-clinic';
import { inClinic } from '../../platform/database/tenancy.ts';
import { plusMinutes } from '../fill/calendar.ts';
import { type FilledPatient, type Filling, rowOf, scripted } from '../fill/fill.ts';
import { sealScript } from '../fill/session-events.ts';
import { writeBooking, writeSession } from '../fill/session-rows.ts';

/** How far each chair of the first screen has come, in minutes from the first dose; before it, negative. */
const LIVE_MINUTES = [14, 63, 33, -21];
/** Minutes from now at which more patients come today. */
const LATER_TODAY = [35, 60, 95, 150];

/**
 * The treatment room as a visitor finds it: an infusion running, one in recovery, a nasal dose being watched, one at the
 * gate, and the next ones booked. What has happened so far is in the record; what comes is up to the visitor.
 */
export async function stageRoom(filling: Filling, patients: readonly FilledPatient[]): Promise<void> {
  const waiting = patients.filter(
    (patient) => patient.treatment !== undefined && patient.sessionsDone < patient.chart.sessionsPlanned,
  );
  const nasal = waiting.filter((patient) => patient.chart.archetype.route === 'IN');
  const infused = waiting.filter((patient) => patient.chart.archetype.route === 'IV');
  const live =
    filling.chairs.length >= 4 ? [infused[0], infused[1], nasal[0] ?? infused[2], infused[3]] : [infused[0]];
  const seated = new Set<FilledPatient>();
  for (const [index, patient] of live.entries()) {
    const untilMinute = LIVE_MINUTES[index];
    if (patient === undefined || untilMinute === undefined) continue;
    seated.add(patient);
    await seat(filling, patient, index, untilMinute);
  }
  const others = waiting.filter((patient) => !seated.has(patient));
  for (const [index, minutes] of LATER_TODAY.entries()) {
    const patient = others[index];
    if (patient !== undefined) await bookLater(filling, patient, index, minutes);
  }
}

async function seat(
  filling: Filling,
  patient: FilledPatient,
  index: number,
  untilMinute: number,
): Promise<void> {
  const { treatment } = patient;
  const chair = filling.chairs[index];
  if (treatment === undefined || chair === undefined) return;
  const zero = plusMinutes(filling.calendar.now, -untilMinute);
  const number = patient.sessionsDone + 1;
  const place = {
    sessionId: createRandom(`${patient.chart.seed}/live/${number}`).uuid(),
    number,
    zero,
    seed: `${patient.chart.seed}/${number}`,
    untilMinute,
  };
  const session = scripted(filling, patient, treatment, chair, place);
  await inClinic(filling.deps.db, filling.team.clinicId, (tx) =>
    writeSession(
      tx,
      session,
      sealScript(filling.team, session),
      rowOf(filling, patient, treatment, chair),
      filling.calendar.now,
    ),
  );
}

async function bookLater(
  filling: Filling,
  patient: FilledPatient,
  index: number,
  minutes: number,
): Promise<void> {
  const { treatment } = patient;
  const chair = filling.chairs[(index + 4) % filling.chairs.length];
  if (treatment === undefined || chair === undefined) return;
  const booking = {
    sessionId: createRandom(`${patient.chart.seed}/later/${patient.sessionsDone + 1}`).uuid(),
    patientId: patient.patientId,
    planId: treatment.planId,
    number: patient.sessionsDone + 1,
    zero: plusMinutes(filling.calendar.now, minutes + (index >= 2 ? 130 : 0)),
  };
  await inClinic(filling.deps.db, filling.team.clinicId, (tx) =>
    writeBooking(tx, booking, rowOf(filling, patient, treatment, chair)),
  );
}
