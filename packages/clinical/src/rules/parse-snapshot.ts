import {
  ageInYears,
  err,
  type Instant,
  ok,
  type Problem,
  type Refusal,
  type Result,
  utcDateOf,
} from '@titrate/quantity';
import { MEASUREMENTS, measurementByCode } from './catalogue/measurements.ts';
import { factById } from './facts.ts';
import type { JsonSchema, Parsed } from './shape.ts';
import type { Measurement, PatientSnapshot } from './snapshot.ts';
import { snapshotShape } from './snapshot-shape.ts';

type Document = Parsed<typeof snapshotShape>;

/** JSON Schema (draft 2020-12) of the document that {@link parseSnapshot} reads, from the same description. */
export const snapshotJsonSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'PatientSnapshot',
  description:
    'What is known of one patient at one moment. Anything left out is unknown, never normal. Measurements are kept in: ' +
    MEASUREMENTS.map((row) => `${row.id} ${row.unit}`).join(', '),
  ...snapshotShape.schema,
};

/**
 * Reads a snapshot from outside. Answers all problems at once, each with its path; never repairs, never guesses.
 * Facts that contradict each other (diastolic above systolic, a weight of 400 kg, something seen after `asOf`) are refused.
 */
export function parseSnapshot(input: unknown): Result<PatientSnapshot, Refusal> {
  const problems: Problem[] = [];
  const document = snapshotShape.read(input, '', problems);
  if (document === undefined) return err(problems);
  const measurements = readMeasurements(document, problems);
  contradictions(document, problems);
  if (problems.length > 0) return err(problems);
  return ok(fill(document, measurements));
}

function fill(document: Document, measurements: readonly Measurement[]): PatientSnapshot {
  const { facts, vitals, medicines, allergies, antidepressantTrials, instruments, records, site, ...rest } =
    document;
  return {
    ...rest,
    treatment: {
      ...document.treatment,
      stage: document.treatment.stage ?? 'assessment',
      firstSession: document.treatment.firstSession ?? true,
      recurrent: document.treatment.recurrent ?? true,
      setting: document.treatment.setting ?? 'clinic',
      plannedMedicines: document.treatment.plannedMedicines ?? [],
    },
    facts: facts ?? {},
    vitals: vitals ?? [],
    measurements,
    medicines: (medicines ?? []).map(({ dailyDose, ...entry }) => ({
      ...entry,
      ...(dailyDose === undefined
        ? {}
        : { dailyDoseMg: dailyDose.unit === 'mg' ? dailyDose.value : dailyDose.value / 1000 }),
    })),
    allergies: allergies ?? [],
    antidepressantTrials: antidepressantTrials ?? [],
    instruments: (instruments ?? []).map((entry) => ({
      instrument: entry.instrument,
      total: entry.total ?? null,
      band: entry.band ?? null,
      flags: entry.flags ?? [],
      subscales: entry.subscales ?? {},
      at: entry.at,
    })),
    records: records ?? {},
    site: site ?? {},
  };
}

function readMeasurements(document: Document, problems: Problem[]): readonly Measurement[] {
  const rows: Measurement[] = [];
  for (const [index, row] of (document.measurements ?? []).entries()) {
    const path = `/measurements/${index}`;
    const kind = measurementByCode(row.code);
    if (kind === undefined) {
      problems.push({
        type: 'unknown-code',
        message: `unknown measurement ${JSON.stringify(row.code)}`,
        path: `${path}/code`,
      });
      continue;
    }
    if (row.unit !== kind.unit) {
      problems.push({
        type: 'wrong-unit',
        message: `${kind.id} is kept in ${kind.unit}; got ${JSON.stringify(row.unit)}`,
        path: `${path}/unit`,
      });
      continue;
    }
    if (row.value < kind.min || row.value > kind.max) {
      problems.push({
        type: 'out-of-range',
        message: `${kind.id}: expected ${kind.min} to ${kind.max} ${kind.unit}; got ${row.value}. ${kind.boundsReason}`,
        path: `${path}/value`,
      });
    }
    rows.push({
      code: kind.id,
      value: row.value,
      observedAt: row.observedAt,
      ...(row.upperLimit === undefined ? {} : { upperLimit: row.upperLimit }),
    });
  }
  return rows;
}

/** Things that cannot all be true. The person who typed them must say which is wrong. */
function contradictions(document: Document, problems: Problem[]): void {
  const add = (message: string, path: string) => problems.push({ type: 'contradiction', message, path });
  for (const [path, at] of moments(document)) {
    if (at > document.asOf) add('lies after asOf', path);
  }
  const { birthDate, sexAtBirth, canBecomePregnant } = document.patient;
  const today = utcDateOf(document.asOf);
  if (birthDate !== undefined) {
    if (birthDate > today) add('is after asOf', '/patient/birthDate');
    else if (ageInYears(birthDate, today) > 130)
      add('would make the patient older than 130', '/patient/birthDate');
  }
  if (sexAtBirth === 'male' && canBecomePregnant === true) {
    add('sexAtBirth male contradicts canBecomePregnant', '/patient/canBecomePregnant');
  }
  if (document.facts?.pregnant?.value === 'yes' && (sexAtBirth === 'male' || canBecomePregnant === false)) {
    add('pregnant contradicts what is said of the patient', '/facts/pregnant');
  }
  factContradictions(document, today, add);
  for (const [index, row] of (document.vitals ?? []).entries()) {
    const path = `/vitals/${index}`;
    if ((row.systolicMmHg === undefined) !== (row.diastolicMmHg === undefined)) {
      add('a blood pressure needs both its numbers', path);
    } else if (
      row.systolicMmHg !== undefined &&
      row.diastolicMmHg !== undefined &&
      row.diastolicMmHg >= row.systolicMmHg
    ) {
      add(
        `diastolic ${row.diastolicMmHg} is not below systolic ${row.systolicMmHg}`,
        `${path}/diastolicMmHg`,
      );
    }
  }
  for (const [index, trial] of (document.antidepressantTrials ?? []).entries()) {
    const path = `/antidepressantTrials/${index}`;
    if (trial.startedOn > today) add('starts after asOf', `${path}/startedOn`);
    if (trial.stoppedOn !== undefined && trial.stoppedOn < trial.startedOn)
      add('stops before it starts', `${path}/stoppedOn`);
  }
}

function factContradictions(
  document: Document,
  today: string,
  add: (message: string, path: string) => void,
): void {
  const facts = new Map(Object.entries(document.facts ?? {}));
  for (const [id, entry] of facts) {
    const fact = factById(id);
    if (fact?.kind === 'date' && entry.value > today) add('is after asOf', `/facts/${id}/value`);
    const parent = fact?.askedWhenYes;
    if (parent !== undefined && facts.get(parent)?.value === 'no') {
      add(`answered although ${parent} is no`, `/facts/${id}`);
    }
  }
}

function* moments(document: Document): Generator<readonly [path: string, at: Instant]> {
  for (const [id, fact] of Object.entries(document.facts ?? {}))
    yield [`/facts/${id}/observedAt`, fact.observedAt];
  for (const [id, record] of Object.entries(document.records ?? {})) yield [`/records/${id}/at`, record.at];
  for (const [i, row] of (document.vitals ?? []).entries()) yield [`/vitals/${i}/observedAt`, row.observedAt];
  for (const [i, row] of (document.measurements ?? []).entries())
    yield [`/measurements/${i}/observedAt`, row.observedAt];
  for (const [i, row] of (document.instruments ?? []).entries()) yield [`/instruments/${i}/at`, row.at];
  for (const [i, row] of (document.medicines ?? []).entries()) {
    if (row.lastTakenAt !== undefined) yield [`/medicines/${i}/lastTakenAt`, row.lastTakenAt];
  }
  if (document.exposure !== undefined) yield ['/exposure/at', document.exposure.at];
  if (document.medicinesReconciledAt !== undefined)
    yield ['/medicinesReconciledAt', document.medicinesReconciledAt];
  if (document.allergiesReviewedAt !== undefined)
    yield ['/allergiesReviewedAt', document.allergiesReviewedAt];
  if (document.antidepressantTrialsReviewedAt !== undefined) {
    yield ['/antidepressantTrialsReviewedAt', document.antidepressantTrialsReviewedAt];
  }
}
