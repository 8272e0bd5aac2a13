import type { Decimal } from '@titrate/quantity';
import { FieldReader } from './reader.ts';
import { WEIGHT_KINDS, type WeightKind } from './weights.ts';

/** How the last session with the same product and route went; what a titration step needs to know (DO-005). */
export interface PreviousSession {
  readonly completed: boolean;
  readonly stopEvent: boolean;
  readonly benefit: 'none' | 'partial' | 'response';
  readonly prescriberNote: boolean;
}

/**
 * What the order alone does not say: the person, the course and the place. Every fact is optional; a rule that
 * needs a missing one answers "unknown", never "fine". Counts include the session that is being ordered.
 */
export interface DoseContext {
  readonly region: 'US' | 'EU';
  readonly indication: string | undefined;
  readonly setting: 'office' | 'inpatient' | 'home' | undefined;
  readonly ageYears: number | undefined;
  readonly frail: boolean | undefined;
  readonly asaClass: number | undefined;
  readonly stableHeartDisease: boolean | undefined;
  readonly hepaticImpairment: 'none' | 'mild' | 'moderate' | 'severe' | undefined;
  readonly dialysis: boolean | undefined;
  readonly sessionNumber: number | undefined;
  readonly courseWeek: number | undefined;
  readonly stage: 'induction' | 'maintenance' | undefined;
  readonly frequencyReason: boolean | undefined;
  readonly hoursSinceLastSession: number | undefined;
  readonly sessionsIn7Days: number | undefined;
  readonly sessionsIn28Days: number | undefined;
  readonly sessionsIn12Months: number | undefined;
  readonly multiDayCoursesIn12Months: number | undefined;
  readonly weeksSinceMultiDayCourse: number | undefined;
  readonly previousMgPerKg: Decimal | undefined;
  readonly previousMg: Decimal | undefined;
  readonly previousSession: PreviousSession | undefined;
  readonly earlierTodayMg: Decimal | undefined;
  readonly minutesSinceEarlier: number | undefined;
  readonly injectionSite: 'gluteal' | 'deltoid' | undefined;
  readonly weightMethod: 'measured' | 'stated' | undefined;
  readonly weightAgeDays: number | undefined;
  readonly weightReentered: boolean | undefined;
  readonly weightRemeasuredByTwo: boolean | undefined;
  readonly previousWeightKg: Decimal | undefined;
  readonly previousWeightDaysAgo: number | undefined;
  readonly courseWeightKind: WeightKind | undefined;
  readonly typedRateMlPerH: Decimal | undefined;
  readonly standardMgPerMl: Decimal | undefined;
}

const COUNT = { min: 0, max: 10_000, unit: 'sessions' };
const DAYS = { min: 0, max: 40_000, unit: 'days' };

/** Reads the optional context of an order; the same limits on size and kind as the order itself. */
export function readContext(reader: FieldReader | undefined): DoseContext {
  const from = reader ?? new FieldReader({}, '/context', []);
  const previousSession = readPreviousSession(from.object('previousSession'));
  const context: DoseContext = {
    region: from.choice('region', ['US', 'EU']) ?? 'US',
    indication: from.choice('indication', INDICATION_GROUPS),
    setting: from.choice('setting', ['office', 'inpatient', 'home']),
    ageYears: from.integer('ageYears', { min: 0, max: 130, unit: 'years' }),
    frail: from.boolean('frail'),
    asaClass: from.integer('asaClass', { min: 1, max: 6, unit: 'class' }),
    stableHeartDisease: from.boolean('stableHeartDisease'),
    hepaticImpairment: from.choice('hepaticImpairment', ['none', 'mild', 'moderate', 'severe']),
    dialysis: from.boolean('dialysis'),
    sessionNumber: from.integer('sessionNumber', { min: 1, max: 10_000, unit: 'sessions' }),
    courseWeek: from.integer('courseWeek', { min: 1, max: 5_000, unit: 'weeks' }),
    stage: from.choice('stage', ['induction', 'maintenance']),
    frequencyReason: from.boolean('frequencyReason'),
    hoursSinceLastSession: from.number('hoursSinceLastSession', { min: 0, max: 1_000_000, unit: 'hours' }),
    sessionsIn7Days: from.integer('sessionsIn7Days', COUNT),
    sessionsIn28Days: from.integer('sessionsIn28Days', COUNT),
    sessionsIn12Months: from.integer('sessionsIn12Months', COUNT),
    multiDayCoursesIn12Months: from.integer('multiDayCoursesIn12Months', COUNT),
    weeksSinceMultiDayCourse: from.number('weeksSinceMultiDayCourse', { min: 0, max: 5_000, unit: 'weeks' }),
    previousMgPerKg: from.decimal('previousMgPerKg', { min: 0.000001, max: 1000, unit: 'mg/kg' }),
    previousMg: from.decimal('previousMg', { min: 0.000001, max: 100_000, unit: 'mg' }),
    previousSession,
    earlierTodayMg: from.decimal('earlierTodayMg', { min: 0, max: 100_000, unit: 'mg' }),
    minutesSinceEarlier: from.number('minutesSinceEarlier', { min: 0, max: 1440, unit: 'minutes' }),
    injectionSite: from.choice('injectionSite', ['gluteal', 'deltoid']),
    weightMethod: from.choice('weightMethod', ['measured', 'stated']),
    weightAgeDays: from.number('weightAgeDays', DAYS),
    weightReentered: from.boolean('weightReentered'),
    weightRemeasuredByTwo: from.boolean('weightRemeasuredByTwo'),
    previousWeightKg: from.decimal('previousWeightKg', { min: 25, max: 350, unit: 'kg' }),
    previousWeightDaysAgo: from.number('previousWeightDaysAgo', DAYS),
    courseWeightKind: from.choice('courseWeightKind', WEIGHT_KINDS),
    typedRateMlPerH: from.decimal('typedRateMlPerH', { min: 0.000001, max: 100_000, unit: 'mL/h' }),
    standardMgPerMl: from.decimal('standardMgPerMl', { min: 0.000001, max: 1000, unit: 'mg/mL' }),
  };
  from.refuseUnknown();
  return context;
}

/** The groups of indications that change a dose rule. */
export const INDICATION_GROUPS = ['TRD', 'MDSI', 'psychiatric-other', 'CRPS', 'pain-other'] as const;

function readPreviousSession(reader: FieldReader | undefined): PreviousSession | undefined {
  if (reader === undefined) return undefined;
  const completed = reader.required('completed', (name) => reader.boolean(name));
  const stopEvent = reader.required('stopEvent', (name) => reader.boolean(name));
  const benefit = reader.required('benefit', (name) => reader.choice(name, ['none', 'partial', 'response']));
  const prescriberNote = reader.required('prescriberNote', (name) => reader.boolean(name));
  reader.refuseUnknown();
  if (completed === undefined || stopEvent === undefined || benefit === undefined) return undefined;
  if (prescriberNote === undefined) return undefined;
  return { completed, stopEvent, benefit, prescriberNote };
}
