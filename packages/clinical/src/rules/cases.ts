/** A small language for the named cases of a rule: what differs from a patient about whom everything is known and well. */
import {
  addDays,
  addMs,
  type CivilDate,
  formatInstant,
  type Instant,
  instant,
  utcDateOf,
} from '@titrate/quantity';
import type { IndicationId } from './catalogue/indications.ts';
import { type MeasurementId, measurementByCode } from './catalogue/measurements.ts';
import type { RecordId } from './catalogue/records.ts';
import { RECORDS } from './catalogue/records.ts';
import { FACTS, type FactId } from './facts.ts';
import type { DrugClass } from './medicines/classes.ts';
import type { AppliesTo, Product, Route, Stage } from './rule.ts';
import { ROUTES } from './rule.ts';

/** `null` takes the thing away. Ages are counted back from the moment of the question. */
export interface CaseGiven {
  readonly ageYears?: number | null;
  /** Days by which the birthday lies after (+) today's date: 1 is "the day before the birthday". */
  readonly birthdayInDays?: number;
  readonly sexAtBirth?: 'female' | 'male';
  readonly canBecomePregnant?: boolean | null;
  readonly region?: 'US' | 'EU';
  readonly product?: Product;
  readonly route?: Route;
  readonly indications?: readonly IndicationId[];
  readonly stage?: Stage;
  readonly firstSession?: boolean;
  readonly recurrent?: boolean;
  readonly compounded?: boolean | null;
  readonly setting?: 'clinic' | 'home';
  readonly sessionInHours?: number | null;
  readonly plannedMedicines?: readonly string[];
  readonly facts?: { readonly [K in FactId]?: CaseFact | null };
  /** All facts, records, measurements, vital signs and scores are this old. */
  readonly everythingDaysOld?: number;
  readonly bloodPressures?: readonly (readonly [systolic: number, diastolic: number, daysOld?: number])[];
  readonly noVitalSign?: 'heartRatePerMin' | 'respiratoryRatePerMin' | 'spo2Percent' | 'temperatureCel';
  readonly measurements?: { readonly [K in MeasurementId]?: CaseMeasurement | null };
  readonly medicines?: readonly CaseMedicine[];
  readonly medicinesReconciledDaysAgo?: number | null;
  readonly allergies?: readonly string[];
  readonly allergiesReviewedDaysAgo?: number | null;
  readonly trials?: readonly CaseTrial[];
  readonly trialsReviewedDaysAgo?: number | null;
  /** Several scores of one instrument are a list. */
  readonly instruments?: { readonly [id: string]: CaseScore | readonly CaseScore[] | null };
  readonly records?: { readonly [K in RecordId]?: CaseRecord | null };
  readonly exposure?: {
    readonly ivSessionsPast12Months?: number;
    readonly esketamineSessionsPast12Months?: number;
    readonly consecutiveDoseRises?: number;
    readonly daysOld?: number;
  } | null;
  readonly site?: Readonly<
    Record<string, boolean | number | readonly IndicationId[] | Readonly<Record<string, number>> | null>
  >;
}
/** An answer; for a date, how many days ago it lies. */
export type CaseFact =
  | string
  | { readonly daysAgo: number }
  | { readonly value: string; readonly daysOld: number };
export type CaseMeasurement =
  | number
  | { readonly value: number; readonly upperLimit?: number | null; readonly daysOld?: number };
export interface CaseMedicine {
  readonly name: string;
  readonly dailyDoseMg?: number;
  readonly takenHoursAgo?: number;
  readonly status?: 'current' | 'as-needed' | 'stopped';
  readonly reviewedClasses?: readonly DrugClass[];
}
export interface CaseTrial {
  readonly name: string;
  readonly weeks: number;
  readonly doseAdequate?: 'yes' | 'no' | 'unsure';
  readonly outcome?: 'inadequate' | 'adequate' | 'intolerance' | 'unsure';
  readonly currentEpisode?: boolean;
}
export type CaseScore =
  | number
  | {
      readonly total?: number | null;
      readonly flags?: readonly string[];
      readonly subscales?: Readonly<Record<string, number | null>>;
      readonly daysOld?: number;
    };
export type CaseRecord = string | { readonly outcome: string; readonly daysOld: number };

/** A winter noon, away from any clock change; cases never depend on it. */
export const CASE_MOMENT: Instant = instant(1_771_243_200_000);
const DAY = 86_400_000;

/** The facts whose good answer is yes. */
const GOOD_IS_YES: ReadonlySet<string> = new Set([
  'capacityToConsent',
  'treatingPsychiatrist',
  'reliableContraception',
  'escortArranged',
  ...FACTS.filter((fact) => fact.group === 'home-dosing').map((fact) => fact.id),
]);

/** The JSON document of a case, as it would arrive at the door. */
export function caseDocument(
  given: CaseGiven,
  appliesTo: AppliesTo = {},
  at: Instant = CASE_MOMENT,
): unknown {
  const old = (days: number | undefined = given.everythingDaysOld): string =>
    formatInstant(addMs(at, -(days ?? 0) * DAY));
  return {
    asOf: formatInstant(at),
    region: given.region ?? appliesTo.regions?.[0] ?? 'US',
    patient: patient(given, at),
    treatment: treatment(given, appliesTo, at),
    facts: factsOf(given, at, old),
    vitals: vitals(given, old),
    measurements: measurements(given, old),
    medicines: (given.medicines ?? []).map((entry) => ({
      name: entry.name,
      status: entry.status ?? 'current',
      ...(entry.dailyDoseMg === undefined ? {} : { dailyDose: { value: entry.dailyDoseMg, unit: 'mg' } }),
      ...(entry.takenHoursAgo === undefined
        ? {}
        : { lastTakenAt: formatInstant(addMs(at, -Math.round(entry.takenHoursAgo * 3_600_000))) }),
      ...(entry.reviewedClasses === undefined ? {} : { reviewedClasses: entry.reviewedClasses }),
    })),
    ...reviewed('medicinesReconciledAt', given.medicinesReconciledDaysAgo, at),
    allergies: (given.allergies ?? []).map((substance) => ({ substance, status: 'active' })),
    ...reviewed('allergiesReviewedAt', given.allergiesReviewedDaysAgo, at),
    antidepressantTrials: (
      given.trials ?? [
        { name: 'sertraline', weeks: 8 },
        { name: 'venlafaxine', weeks: 8 },
      ]
    ).map((row) => ({
      name: row.name,
      startedOn: addDays(utcDateOf(at), -100 - row.weeks * 7),
      stoppedOn: addDays(utcDateOf(at), -100),
      doseAdequate: row.doseAdequate ?? 'yes',
      outcome: row.outcome ?? 'inadequate',
      currentEpisode: row.currentEpisode ?? true,
    })),
    ...reviewed('antidepressantTrialsReviewedAt', given.trialsReviewedDaysAgo, at),
    instruments: instruments(given, old),
    records: recordsOf(given, old),
    ...(given.exposure === null
      ? {}
      : {
          exposure: {
            ivSessionsPast12Months: given.exposure?.ivSessionsPast12Months ?? 6,
            esketamineSessionsPast12Months: given.exposure?.esketamineSessionsPast12Months ?? 0,
            consecutiveDoseRises: given.exposure?.consecutiveDoseRises ?? 0,
            at: old(given.exposure?.daysOld),
          },
        }),
    site: without({
      approvedIndications: ['trd', 'mdsi', 'bipolar-depression', 'ptsd', 'crps'],
      resuscitationStaffAndKit: true,
      remsCertified: true,
      remsStaffTrained: true,
      remsDirectObservation: true,
      remsTwoHourMonitoring: true,
      remsSupplierCertified: true,
      remsFormsOverdue: 0,
      homeDosingEnabled: true,
      ...given.site,
    }),
  };
}

const without = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null));

const reviewed = (name: string, daysAgo: number | null | undefined, at: Instant) =>
  daysAgo === null ? {} : { [name]: formatInstant(addMs(at, -(daysAgo ?? 0) * DAY)) };

function patient(given: CaseGiven, at: Instant): unknown {
  const today = utcDateOf(at);
  const born = bornYearsAgo(given.ageYears ?? 40, addDays(today, given.birthdayInDays ?? 0));
  return {
    ...(given.ageYears === null ? {} : { birthDate: born }),
    sexAtBirth: given.sexAtBirth ?? 'female',
    ...(given.canBecomePregnant === null || given.sexAtBirth === 'male'
      ? {}
      : { canBecomePregnant: given.canBecomePregnant ?? false }),
  };
}

const bornYearsAgo = (years: number, on: CivilDate): string =>
  `${String(Number(on.slice(0, 4)) - years).padStart(4, '0')}${on.slice(4)}`;

function treatment(given: CaseGiven, appliesTo: AppliesTo, at: Instant): unknown {
  const product = given.product ?? appliesTo.products?.[0] ?? 'ketamine';
  const pain = appliesTo.indicationClass === 'pain';
  return {
    product,
    route: given.route ?? appliesTo.routes?.[0] ?? (product === 'esketamine' ? 'IN' : ROUTES[0]),
    indications: given.indications ?? [pain ? 'crps' : 'trd'],
    stage: given.stage ?? appliesTo.stages?.[0] ?? 'assessment',
    firstSession: given.firstSession ?? appliesTo.ongoingOnly !== true,
    recurrent: given.recurrent ?? true,
    ...(given.compounded === null ? {} : { compounded: given.compounded ?? false }),
    setting: given.setting ?? 'clinic',
    plannedMedicines: given.plannedMedicines ?? [],
    ...(given.sessionInHours === null
      ? {}
      : { sessionAt: formatInstant(addMs(at, (given.sessionInHours ?? 0) * 3_600_000)) }),
  };
}

function factsOf(given: CaseGiven, at: Instant, old: (days?: number) => string): unknown {
  const facts: Record<string, unknown> = {};
  for (const fact of FACTS) {
    if (fact.askedWhenYes !== undefined || fact.kind === 'date') continue;
    const value = fact.kind === 'choice' ? 'none' : GOOD_IS_YES.has(fact.id) ? 'yes' : 'no';
    facts[fact.id] = { value, observedAt: old(), source: 'clinician' };
  }
  for (const [id, entry] of Object.entries(given.facts ?? {})) {
    if (entry === null) delete facts[id];
    else if (typeof entry === 'string') facts[id] = { value: entry, observedAt: old(), source: 'clinician' };
    else if ('daysAgo' in entry) {
      facts[id] = { value: addDays(utcDateOf(at), -entry.daysAgo), observedAt: old(), source: 'clinician' };
    } else facts[id] = { value: entry.value, observedAt: old(entry.daysOld), source: 'clinician' };
  }
  return facts;
}

function vitals(given: CaseGiven, old: (days?: number) => string): unknown {
  const rows = given.bloodPressures ?? [
    [118, 74],
    [120, 76],
    [122, 78],
  ];
  return rows.map(([systolicMmHg, diastolicMmHg, daysOld], index) => ({
    observedAt: old(daysOld),
    systolicMmHg,
    diastolicMmHg,
    ...(index === 0
      ? without({
          heartRatePerMin: 70,
          respiratoryRatePerMin: 14,
          spo2Percent: 98,
          temperatureCel: 36.8,
          ...(given.noVitalSign === undefined ? {} : { [given.noVitalSign]: null }),
        })
      : {}),
  }));
}

function measurements(given: CaseGiven, old: (days?: number) => string): unknown {
  const well: Record<MeasurementId, CaseMeasurement> = {
    weight: 70,
    height: 170,
    alt: { value: 20, upperLimit: 40 },
    ast: { value: 20, upperLimit: 40 },
    alp: { value: 60, upperLimit: 120 },
    ggt: { value: 20, upperLimit: 50 },
    bilirubin: { value: 0.6, upperLimit: 1.2 },
    creatinine: 0.9,
  };
  return Object.entries({ ...well, ...given.measurements }).flatMap(([code, entry]) => {
    if (entry === null || entry === undefined) return [];
    const row = typeof entry === 'number' ? { value: entry } : entry;
    return [
      {
        code,
        value: row.value,
        unit: measurementByCode(code)?.unit,
        observedAt: old(row.daysOld),
        ...(row.upperLimit === undefined || row.upperLimit === null ? {} : { upperLimit: row.upperLimit }),
      },
    ];
  });
}

const isList = (entry: CaseScore | readonly CaseScore[]): entry is readonly CaseScore[] =>
  Array.isArray(entry);

function instruments(given: CaseGiven, old: (days?: number) => string): unknown {
  const well: Record<string, CaseScore> = {
    phq9: 18,
    gad7: 8,
    cssrs_screen: { total: null, subscales: { ideation_level: 0 } },
    ymrs: 2,
    asrm: 1,
    audit_c: 1,
    dast10: 0,
    moca: 28,
    icsi_icpi: 2,
    pain_nrs: 6,
  };
  return Object.entries({ ...well, ...given.instruments }).flatMap(([instrument, entry]) => {
    if (entry === null) return [];
    const scores: readonly CaseScore[] = isList(entry) ? entry : [entry];
    return scores.map((one) => {
      const row = typeof one === 'number' ? { total: one } : one;
      return {
        instrument,
        total: row.total ?? null,
        flags: 'flags' in row ? row.flags : [],
        subscales: 'subscales' in row ? row.subscales : {},
        at: old('daysOld' in row ? row.daysOld : undefined),
      };
    });
  });
}

function recordsOf(given: CaseGiven, old: (days?: number) => string): unknown {
  const records: Record<string, unknown> = {};
  for (const record of RECORDS) records[record.id] = { outcome: record.done[0], at: old() };
  for (const [id, entry] of Object.entries(given.records ?? {})) {
    if (entry === null) delete records[id];
    else if (typeof entry === 'string') records[id] = { outcome: entry, at: old() };
    else records[id] = { outcome: entry.outcome, at: old(entry.daysOld) };
  }
  return records;
}
