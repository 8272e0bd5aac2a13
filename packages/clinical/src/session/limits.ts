/**
 * The single numbers of a session that a clinic may tighten, each with the direction that is tighter. Bands of the
 * vital-sign gate and limits of the alert table stand with their tables.
 */

import { invariant } from '@titrate/quantity';
import { CATALOGUE_VALUES, type ClinicValues, inForce } from '../library/values.ts';
import { INJECTION_GAP_MIN, REST_BETWEEN_DEVICES_MIN, WEIGHT_MAX_AGE_D } from '../limits.ts';
import {
  ESK_FASTING_MIN,
  FEVER_ABOVE_CEL,
  GLUCOSE_MG_PER_DL,
  KET_FASTING_MIN,
  NASAL_MEDICINE_MIN,
  ORDER_MAX_AGE_H,
} from './gate/checks.ts';
import type { SessionState } from './state.ts';

/** Readings older than this are not today's resting values any more. The ordinary interval off infusion (MO-02) [default]. */
export const GATE_MAX_AGE_MIN = 15;
/** ST-02 [default]: everything below "urgent" for this long before a pause ends. */
export const STABLE_BEFORE_RESUME_MIN = 10;

/** Minutes of the shortest stay. */
export const OBSERVATION_MIN = {
  /** DC-01, from the last device (R1, R3 [read]; start point [default]). */
  esketamine: 120,
  /** DC-02, after the end of the infusion (E-AUS, G6 [read]). */
  intravenous: 60,
  /** DC-03 [default]. */
  injected: 120,
  /** DC-04 (E-OKT [read]; [default]). */
  swallowed: 120,
  /** DC-05 [default]: from the event, and at least this long after dosing. */
  extension: 60,
  extendedAtLeast: 120,
  /** DC-06 [default]. */
  hepatic: 60,
  /** DC-07 [default]: 60 to 120; the longer is taken. */
  pain: 120,
} as const;
/** DC-07: above either of these. */
export const PAIN_ABOVE_MG_PER_KG = 1;
export const PAIN_ABOVE_H = 2;
/** DC-05: at most this MOAA/S, or below this saturation, at any time after the first dose. */
export const DEEP_SEDATION_AT_MOST = 3;
export const DESATURATION_BELOW = 92;

export interface SessionLimit {
  readonly value: number;
  readonly unit: string;
  readonly tighter: 'lower' | 'higher';
  readonly meaning: string;
}
const lower = (value: number, unit: string, meaning: string): SessionLimit => ({
  value,
  unit,
  tighter: 'lower',
  meaning,
});
const higher = (value: number, unit: string, meaning: string): SessionLimit => ({
  value,
  unit,
  tighter: 'higher',
  meaning,
});

export const SESSION_LIMITS = {
  'GT-03': { orderAge: lower(ORDER_MAX_AGE_H, 'h', 'an order counts for less than') },
  'DW-01': {
    tooOldInduction: lower(WEIGHT_MAX_AGE_D.induction, 'd', 'in induction a weight counts for at most'),
    tooOldMaintenance: lower(WEIGHT_MAX_AGE_D.maintenance, 'd', 'in maintenance a weight counts for at most'),
  },
  'GT-05': {
    food: higher(ESK_FASTING_MIN.food, 'min', 'no food for at least'),
    fluid: higher(ESK_FASTING_MIN.fluid, 'min', 'no fluid for at least'),
  },
  'GT-06': {
    food: higher(KET_FASTING_MIN.food, 'min', 'no solids for at least'),
    fluid: higher(KET_FASTING_MIN.fluid, 'min', 'no clear fluids for at least'),
  },
  'GT-08': { readingAge: lower(GATE_MAX_AGE_MIN, 'min', 'a vital sign counts for at most') },
  'GT-18': { nasalMedicine: higher(NASAL_MEDICINE_MIN, 'min', 'no nasal medicine for at least') },
  'GT-19': { fever: lower(FEVER_ABOVE_CEL, 'Cel', 'fever above') },
  'GT-20': {
    glucoseMin: higher(GLUCOSE_MG_PER_DL.min, 'mg/dL', 'glucose at least'),
    glucoseMax: lower(GLUCOSE_MG_PER_DL.max, 'mg/dL', 'glucose at most'),
  },
  'ST-02': {
    stable: higher(STABLE_BEFORE_RESUME_MIN, 'min', 'everything below urgent before a pause ends, for'),
  },
  'IM-03': { tooSoon: higher(INJECTION_GAP_MIN, 'min', 'a second injection not before') },
  'ESK-09': { rest: higher(REST_BETWEEN_DEVICES_MIN, 'min', 'rest between two devices') },
  'DC-01': { minimum: higher(OBSERVATION_MIN.esketamine, 'min', 'stay after the last device, at least') },
  'DC-02': { minimum: higher(OBSERVATION_MIN.intravenous, 'min', 'stay after the infusion, at least') },
  'DC-03': { minimum: higher(OBSERVATION_MIN.injected, 'min', 'stay after the last injection, at least') },
  'DC-04': { minimum: higher(OBSERVATION_MIN.swallowed, 'min', 'stay after the dose, at least') },
  'DC-05': {
    extension: higher(OBSERVATION_MIN.extension, 'min', 'stay after the medicine or event, at least'),
    extendedAtLeast: higher(OBSERVATION_MIN.extendedAtLeast, 'min', 'and after dosing, at least'),
    sedation: higher(DEEP_SEDATION_AT_MOST, 'MOAA/S', 'deep sedation is at most'),
    saturation: higher(DESATURATION_BELOW, '%', 'desaturation is below'),
  },
  'DC-06': { added: higher(OBSERVATION_MIN.hepatic, 'min', 'added with hepatic impairment') },
  'DC-07': {
    minimum: higher(OBSERVATION_MIN.pain, 'min', 'stay after a long or large pain infusion, at least'),
    amount: lower(PAIN_ABOVE_MG_PER_KG, 'mg/kg', 'large is more than'),
    hours: lower(PAIN_ABOVE_H, 'h', 'long is more than'),
  },
  // RD-01: PADS 20 % [read]; 140/90 L1 [read]; combination [default].
  'RD-01': {
    baselinePercent: lower(20, '%', 'within this much of the baseline'),
    systolic: lower(140, 'mmHg', 'or systolic at most'),
    diastolic: lower(90, 'mmHg', 'and diastolic at most'),
  },
  // RD-02 [default].
  'RD-02': {
    heartRateMin: higher(50, '/min', 'heart rate at least'),
    heartRateMax: lower(110, '/min', 'heart rate at most'),
    breathingMin: higher(10, '/min', 'respiratory rate at least'),
    breathingMax: lower(20, '/min', 'respiratory rate at most'),
    saturation: higher(94, '%', 'SpO2 at least'),
  },
  // RD-04: L8 cut [read]; item [default].
  'RD-04': {
    cadss: lower(4, 'points', 'CADSS at most'),
    dissociationItem: lower(1, '/10', 'single item at most'),
  },
  // RD-06: PADS-type scale [read].
  'RD-06': { nausea: lower(3, '/10', 'nausea at most'), pain: lower(3, '/10', 'pain at most') },
  // RD-08: PADS [read]; Aldrete cut [known]; no zero item [default].
  'RD-08': { score: higher(9, '/10', 'PADS or modified Aldrete at least') },
} as const satisfies Readonly<Record<string, Readonly<Record<string, SessionLimit>>>>;

type Limits = typeof SESSION_LIMITS;

/** What the clinic changed, as the session took it with it when it was opened (DOSE-12). */
export const valuesOf = (state: SessionState): ClinicValues =>
  state.opening?.data.library?.values ?? CATALOGUE_VALUES;

/** The number in force in this session. */
export function limitOf<R extends keyof Limits>(
  state: SessionState,
  rule: R,
  name: keyof Limits[R] & string,
): number {
  const limits: Readonly<Record<string, SessionLimit>> = SESSION_LIMITS[rule];
  const limit = limits[name];
  invariant(limit !== undefined, `${rule} has the limit ${name}`);
  return inForce(valuesOf(state), rule, name, limit.value);
}
