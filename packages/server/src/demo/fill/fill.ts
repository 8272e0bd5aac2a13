import { ageInYears, type CivilDate, formatInstant, type Instant, utcDateOf } from '@titrate/quantity';
import {
  type ChartStage,
  createRandom,
  leavesAt,
  type Random,
  type SyntheticChart,
  sessionScript,
  syntheticChart,
} from '@titrate/virtual-clinic';
import { nextRecordNumber } from '../../features/patients/patients.queries.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { inClinic } from '../../platform/database/tenancy.ts';
import type { ServerDeps } from '../../platform/server.ts';
import type { DemoClinic } from '../accounts.ts';
import type { Calendar } from './calendar.ts';
import { plusMinutes } from './calendar.ts';
import type { DemoChair } from './chairs.ts';
import { writeChart } from './chart-rows.ts';
import { stockFor } from './ledger-rows.ts';
import { settleRemsForm } from './rems-rows.ts';
import { type ScriptedSession, sealScript } from './session-events.ts';
import { writeSession } from './session-rows.ts';
import type { DemoTeam } from './staff.ts';
import { scriptedOrder, type TreatmentIds, treatmentIds, writeTreatment } from './treatment-rows.ts';

/** Who is where on the pathway. */
const STAGES: Readonly<Record<string, Readonly<Partial<Record<ChartStage, number>>>>> = {
  harbour: {
    intake: 5,
    assessed: 2,
    excluded: 2,
    suitable: 2,
    consented: 2,
    planned: 3,
    'in-treatment': 8,
    'follow-up': 4,
    maintenance: 5,
    ended: 2,
  },
  meadow: { intake: 1, suitable: 1, planned: 1, 'in-treatment': 2, 'follow-up': 1, maintenance: 1 },
};

export interface FilledPatient {
  readonly chart: SyntheticChart;
  readonly patientId: string;
  readonly ageYears: number;
  readonly treatment: TreatmentIds | undefined;
  readonly sessionsDone: number;
}

export interface Filling {
  readonly deps: ServerDeps;
  readonly clinic: DemoClinic;
  readonly team: DemoTeam;
  readonly chairs: readonly DemoChair[];
  readonly calendar: Calendar;
}

/** The invented patients of a clinic, people in treatment first, because the first screen shows them. */
export function chartsOf(clinic: DemoClinic, now: Instant): SyntheticChart[] {
  const year = Number(utcDateOf(now).slice(0, 4));
  const stages = Object.entries(STAGES[clinic.slug] ?? {}).flatMap(([stage, count]) =>
    // The keys of the table above are the stages.
    Array.from({ length: count ?? 0 }, (_, index) => ({ stage: stage as ChartStage, index })),
  );
  const order: readonly ChartStage[] = ['in-treatment', 'planned', 'maintenance'];
  const rank = (stage: ChartStage) => (order.includes(stage) ? order.indexOf(stage) : order.length);
  return stages
    .sort((a, b) => rank(a.stage) - rank(b.stage))
    .map(({ stage, index }) => {
      const archetype =
        stage === 'in-treatment'
          ? ['trd-iv', 'trd-iv', 'trd-hypertension', 'trd-nasal', 'trd-iv', 'ptsd', 'trd-iv', 'gad'][index]
          : undefined;
      return syntheticChart({
        seed: `${clinic.slug}/${stage}/${index}`,
        stage,
        year,
        ...(archetype === undefined ? {} : { archetype }),
      });
    });
}

/** Writes one patient with everything that happened so far, in one transaction. */
export async function fillPatient(filling: Filling, chart: SyntheticChart): Promise<FilledPatient> {
  const { deps, team, calendar } = filling;
  const random = createRandom(`${chart.seed}/rows`);
  const patientId = patientIdOf(chart);
  const ageYears = ageInYears(chart.person.birthDate as CivilDate, utcDateOf(calendar.now));
  return inClinic(deps.db, team.clinicId, async (tx) => {
    await writeChart(
      tx,
      team,
      chart,
      { patientId, recordNumber: await nextRecordNumber(tx, team.clinicId) },
      calendar,
      random,
    );
    const treatment = await writeTreatment(tx, team, chart, patientId, calendar, random);
    const patient = { chart, patientId, ageYears, treatment, sessionsDone: chart.sessions.length };
    if (treatment !== undefined) await writePastSessions(tx, filling, patient, treatment, random);
    return patient;
  });
}

/** The charts that no earlier run wrote: each is one transaction, and ids follow from the seeds. */
export async function chartsMissing(filling: Filling): Promise<readonly SyntheticChart[]> {
  const { clinicId } = filling.team;
  const written = await inClinic(filling.deps.db, clinicId, (tx) =>
    tx.selectFrom('patient').select('id').where('clinicId', '=', clinicId).execute(),
  );
  const ids = new Set(written.map(({ id }) => id));
  return chartsOf(filling.clinic, filling.calendar.now).filter((chart) => !ids.has(patientIdOf(chart)));
}

const patientIdOf = (chart: SyntheticChart): string =>
  createRandom(`${chart.seed}/rows`).fork('patient').uuid();

/** The patients an earlier run wrote, with the sessions that they have had since; ids follow from the seeds. */
export async function patientsAgain(filling: Filling): Promise<FilledPatient[]> {
  const { clinicId } = filling.team;
  const numbers = await inClinic(filling.deps.db, clinicId, (tx) =>
    tx
      .selectFrom('session')
      .select('patientId')
      .select((of) => of.fn.max('number').as('last'))
      .where('clinicId', '=', clinicId)
      .groupBy('patientId')
      .execute(),
  );
  return chartsOf(filling.clinic, filling.calendar.now)
    .filter((chart) => chart.stage === 'in-treatment')
    .map((chart) => {
      const random = createRandom(`${chart.seed}/rows`);
      const patientId = patientIdOf(chart);
      return {
        chart,
        patientId,
        ageYears: ageInYears(chart.person.birthDate as CivilDate, utcDateOf(filling.calendar.now)),
        treatment: treatmentIds(random),
        sessionsDone: Number(numbers.find((row) => row.patientId === patientId)?.last ?? 0),
      };
    });
}

async function writePastSessions(
  tx: Tx,
  filling: Filling,
  patient: FilledPatient,
  treatment: TreatmentIds,
  random: Random,
): Promise<void> {
  const { team, calendar, chairs } = filling;
  for (const past of patient.chart.sessions) {
    const chair = chairs[past.number % chairs.length];
    if (chair === undefined) continue;
    const zero = plusMinutes(calendar.ago(past.daysAgo, 14), random.int(0, 180));
    const session = scripted(filling, patient, treatment, chair, {
      sessionId: random.fork(`session/${past.number}`).uuid(),
      number: past.number,
      zero,
      seed: `${patient.chart.seed}/${past.number}`,
    });
    const written = sealScript(team, session);
    await writeSession(tx, session, written, rowOf(filling, patient, treatment, chair), calendar.now);
    if (patient.chart.archetype.route === 'IN')
      await settleRemsForm(tx, team, session, written, calendar.now);
  }
}

export interface SessionPlace {
  readonly sessionId: string;
  readonly number: number;
  readonly zero: Instant;
  readonly seed: string;
  /** Only what happened until this minute; the whole script when left out. */
  readonly untilMinute?: number;
}

export function scripted(
  filling: Pick<Filling, 'clinic' | 'calendar'>,
  patient: FilledPatient,
  treatment: TreatmentIds,
  chair: DemoChair,
  place: SessionPlace,
): ScriptedSession {
  const { chart, ageYears, patientId } = patient;
  const facts = sessionScript({
    seed: place.seed,
    order: scriptedOrder(chart),
    ageYears,
    hypertension: chart.facts['hypertension'] === 'yes',
    watchedClosely: place.number === 1 || chart.facts['hypertension'] === 'yes' || ageYears >= 65,
    stock: stockFor(filling.clinic, filling.calendar, chart.archetype.route),
    escort: { name: chart.person.emergency.name, phone: chart.person.emergency.phone },
    at: (minute) => formatInstant(plusMinutes(place.zero, minute)),
  });
  return {
    sessionId: place.sessionId,
    patientId,
    planId: treatment.planId,
    number: place.number,
    chairLabel: chair.label,
    monitorId: chair.deviceId,
    chart,
    ageYears,
    zero: place.zero,
    facts:
      place.untilMinute === undefined
        ? facts
        : facts.filter((fact) => fact.minute <= (place.untilMinute ?? 0)),
    signed: place.untilMinute === undefined,
  };
}

export function rowOf(
  { team }: Filling,
  { chart }: FilledPatient,
  treatment: TreatmentIds,
  chair: DemoChair,
) {
  return {
    clinicId: team.clinicId,
    courseId: treatment.courseId,
    chairId: chair.id,
    nurseId: team.nurse.id,
    prescriberId: team.prescriber.id,
    stayMin: leavesAt(scriptedOrder(chart)) + 40,
  };
}
