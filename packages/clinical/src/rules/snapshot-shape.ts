/** How a snapshot is written as JSON: one description that both reads it and prints its schema. */
import type { Instant } from '@titrate/quantity';
import { INDICATION_IDS } from './catalogue/indications.ts';
import { RECORDS, type RecordId } from './catalogue/records.ts';
import { FACTS, type FactId } from './facts.ts';
import { DRUG_CLASSES } from './medicines/classes.ts';
import { PRODUCTS, ROUTES, STAGES } from './rule.ts';
import {
  day,
  entries,
  list,
  moment,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  yesOrNo,
} from './shape.ts';
import { FACT_SOURCES } from './snapshot.ts';

/** Everything has a limit; these are far above any chart a clinic keeps current. */
const MAX_ROWS = 2000;
const MAX_MEDICINES = 200;
const MAX_NAMES = 100;

const when = moment('When it was true, with zone');

function factShape(
  fact: (typeof FACTS)[number],
): Shape<{ value: string; observedAt: Instant; source: 'patient' | 'clinician' | 'import' | 'proxy' }> {
  const value: Shape<string> =
    fact.kind === 'yes-no'
      ? oneOf(['yes', 'no', 'unsure'])
      : fact.kind === 'date'
        ? day()
        : oneOf(fact.choices.map((choice) => choice.value));
  return object(
    { value, observedAt: when, source: oneOf(FACT_SOURCES) },
    `${fact.clinicianLabel}. Group: ${fact.group}.`,
  );
}

function byId<K extends string, V, T>(
  rows: readonly V[],
  id: (row: V) => K,
  make: (row: V) => T,
): Record<K, T> {
  // Object.fromEntries forgets its keys; they are exactly the ids.
  return Object.fromEntries(rows.map((row) => [id(row), make(row)])) as Record<K, T>;
}

const facts = entries<
  FactId,
  { value: string; observedAt: Instant; source: 'patient' | 'clinician' | 'import' | 'proxy' }
>(
  byId(FACTS, (fact) => fact.id, factShape),
  'fact',
  'Coded history, one answer per question. Left out is unknown; "unsure" is unknown.',
);

const records = entries<RecordId, { outcome: string; at: Instant }>(
  byId(
    RECORDS,
    (record) => record.id,
    (record) => object({ outcome: oneOf(record.outcomes), at: when }, record.title),
  ),
  'record',
  'Work-up items done and filed.',
);

/** mmHg, per minute, percent and degrees at the edge of what a device reports in a living person. */
const vitalSigns = object({
  observedAt: when,
  systolicMmHg: optional(number(40, 300)),
  diastolicMmHg: optional(number(20, 200)),
  heartRatePerMin: optional(number(20, 250)),
  respiratoryRatePerMin: optional(number(2, 80)),
  spo2Percent: optional(number(30, 100)),
  temperatureCel: optional(number(30, 44)),
});

const measurement = object({
  code: text(40, 'Our id (weight, height, alt, ast, alp, ggt, bilirubin, creatinine) or its LOINC code'),
  value: number(0, 1_000_000),
  unit: text(20, 'UCUM unit; exactly the one the measurement is kept in'),
  upperLimit: optional(
    number(0.000001, 1_000_000, 'Upper limit of normal of the laboratory, in the same unit'),
  ),
  observedAt: when,
});

const medicine = object({
  name: text(200, 'As written by the person or the prescription'),
  rxnorm: optional(text(20, 'RxNorm concept id of the ingredient')),
  dailyDose: optional(object({ value: number(0.0001, 100_000), unit: oneOf(['mg', 'ug']) }, 'Total a day')),
  lastTakenAt: optional(when),
  status: oneOf(['current', 'as-needed', 'stopped']),
  reviewedClasses: optional(
    list(
      oneOf(DRUG_CLASSES),
      10,
      'Staff looked up a name the product does not know; an empty list means none of the classes',
    ),
  ),
});

const trial = object({
  name: text(200),
  startedOn: day(),
  stoppedOn: optional(day()),
  doseAdequate: oneOf(['yes', 'no', 'unsure'], 'At or above the labelled minimum effective dose'),
  outcome: oneOf(['inadequate', 'adequate', 'intolerance', 'unsure']),
  currentEpisode: yesOrNo(),
});

const score = object({
  instrument: text(40, 'Instrument id, such as phq9, cssrs_screen, ymrs'),
  total: optional(nullable(number(-1000, 10_000))),
  band: optional(nullable(text(60))),
  flags: optional(list(text(60), 40)),
  subscales: optional(
    mapOf(nullable(number(-1000, 10_000)), 'Subscale values under the names of the instrument'),
  ),
  at: when,
});

export const snapshotShape = object({
  asOf: moment('The moment of the question; nothing in the document is later'),
  region: oneOf(['US', 'EU']),
  patient: object({
    birthDate: optional(day()),
    sexAtBirth: optional(oneOf(['female', 'male', 'intersex'])),
    canBecomePregnant: optional(yesOrNo('Left out: worked out only for sexAtBirth male (no), else unknown')),
  }),
  treatment: object({
    product: oneOf(PRODUCTS),
    route: oneOf(ROUTES),
    indications: list(oneOf(INDICATION_IDS), 5, 'What is treated'),
    stage: optional(oneOf(STAGES, 'Default assessment')),
    firstSession: optional(yesOrNo('No dose of this course was given yet. Default true')),
    recurrent: optional(yesOrNo('More than one dose is planned. Default true')),
    compounded: optional(yesOrNo('Made by a compounding pharmacy. Left out: unknown')),
    setting: optional(oneOf(['clinic', 'home'], 'Default clinic')),
    sessionAt: optional(moment('Start of the dose that is asked about; may be later than asOf')),
    plannedMedicines: optional(list(text(200), 20, 'Medicines the clinic plans to give beside it')),
  }),
  facts: optional(facts),
  vitals: optional(list(vitalSigns, MAX_ROWS)),
  measurements: optional(list(measurement, MAX_ROWS)),
  medicines: optional(list(medicine, MAX_MEDICINES)),
  medicinesReconciledAt: optional(when),
  allergies: optional(
    list(object({ substance: text(200), status: oneOf(['active', 'refuted']) }), MAX_MEDICINES),
  ),
  allergiesReviewedAt: optional(when),
  antidepressantTrials: optional(list(trial, MAX_MEDICINES)),
  antidepressantTrialsReviewedAt: optional(when),
  instruments: optional(list(score, MAX_ROWS)),
  records: optional(records),
  exposure: optional(
    object(
      {
        ivSessionsPast12Months: number(0, 1000),
        esketamineSessionsPast12Months: number(0, 1000),
        consecutiveDoseRises: number(0, 1000, 'Sessions in a row that raised the dose, up to the last one'),
        at: when,
      },
      'Counted from sessions given here and reported from elsewhere',
    ),
  ),
  site: optional(
    object({
      approvedIndications: optional(list(oneOf(INDICATION_IDS), 40)),
      resuscitationStaffAndKit: optional(yesOrNo()),
      remsCertified: optional(yesOrNo()),
      remsStaffTrained: optional(yesOrNo()),
      remsDirectObservation: optional(
        yesOrNo('Patients self-administer under direct observation; nothing is dispensed for home'),
      ),
      remsTwoHourMonitoring: optional(
        yesOrNo('Two hours and until resolution, with pulse oximetry, can be kept'),
      ),
      remsSupplierCertified: optional(yesOrNo('The drug comes from a certified pharmacy or distributor')),
      remsFormsOverdue: optional(number(0, 100_000, 'Monitoring forms not sent within 7 days')),
      homeDosingEnabled: optional(yesOrNo()),
      diazepamEquivalentMg: optional(
        mapOf(
          number(0.01, 1000),
          'The clinic’s own table: mg of each benzodiazepine that equal 10 mg of diazepam',
        ),
      ),
      morphineEquivalentFactor: optional(
        mapOf(
          number(0.01, 1000),
          'The clinic’s own table: mg of oral morphine that equal 1 mg of each opioid',
        ),
      ),
    }),
  ),
});

function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return {
    optional: false,
    schema: { anyOf: [shape.schema, { type: 'null' }] },
    read: (input, path, problems) => (input === null ? null : shape.read(input, path, problems)),
  };
}

/** Numbers under names that somebody else defines: an instrument, or the clinic's table. */
function mapOf<T>(value: Shape<T>, description: string): Shape<Readonly<Record<string, T>>> {
  return {
    optional: false,
    schema: { type: 'object', additionalProperties: value.schema, maxProperties: MAX_NAMES, description },
    read: (input, path, problems) => {
      if (typeof input !== 'object' || input === null || Array.isArray(input)) {
        problems.push({ type: 'not-an-object', message: 'expected an object of numbers', path });
        return undefined;
      }
      const members = Object.entries(input);
      if (members.length > MAX_NAMES) {
        problems.push({ type: 'too-many', message: `expected at most ${MAX_NAMES} names`, path });
        return undefined;
      }
      const values: Record<string, T> = {};
      for (const [name, given] of members) {
        const read = value.read(given, `${path}/${name.slice(0, 60)}`, problems);
        if (read !== undefined) values[name] = read;
      }
      return values;
    },
  };
}
