import type { Instant } from '@titrate/quantity';
import type { Scale } from './events/observations.ts';
import type { Symptom } from './events/words.ts';
import type { Fact, SessionState } from './state.ts';

type Vital = Fact<'vital.recorded'>;
export type VitalParameter =
  | 'systolicMmHg'
  | 'diastolicMmHg'
  | 'heartRatePerMin'
  | 'spo2Percent'
  | 'respiratoryRatePerMin'
  | 'etco2MmHg'
  | 'temperatureCel';

export interface Reading {
  readonly eventId: string;
  readonly at: Instant;
  readonly value: number;
}

/** A doubtful value counts for nothing: it neither raises nor clears. */
export const counts = (vital: Vital): boolean => vital.data.status !== 'doubtful';

/** Believed readings of one parameter in `[from, to]`, oldest first. */
export function readingsOf(
  state: SessionState,
  parameter: VitalParameter,
  from: Instant | undefined,
  to: Instant,
): readonly Reading[] {
  const out: Reading[] = [];
  for (const vital of state.vitals) {
    if (vital.at > to) break;
    const value = vital.data[parameter];
    if (value === undefined || !counts(vital)) continue;
    if (from !== undefined && vital.at < from) continue;
    out.push({ eventId: vital.eventId, at: vital.at, value });
  }
  return out;
}

export function lastReading(
  state: SessionState,
  parameter: VitalParameter,
  to: Instant,
): Reading | undefined {
  for (let i = state.vitals.length - 1; i >= 0; i -= 1) {
    const vital = state.vitals[i];
    if (vital === undefined || vital.at > to || !counts(vital)) continue;
    const value = vital.data[parameter];
    if (value !== undefined) return { eventId: vital.eventId, at: vital.at, value };
  }
  return undefined;
}

/** The latest scored value of any of these scales up to `to`. */
export function lastScore(
  state: SessionState,
  scales: readonly Scale[],
  to: Instant,
): (Reading & { readonly scale: Scale; readonly items: readonly number[] | undefined }) | undefined {
  for (let i = state.scales.length - 1; i >= 0; i -= 1) {
    const fact = state.scales[i];
    if (fact === undefined || fact.at > to || fact.data.score === undefined) continue;
    const { scale, score, items } = fact.data;
    if (scales.includes(scale)) return { eventId: fact.eventId, at: fact.at, value: score, scale, items };
  }
  return undefined;
}

/** MOAA/S 5 = RASS 0 (or above), 4 = -1, 3 = -2 to -3, 2 = -4, 1 = -5: mapping [default]. */
export function sedationOf(scale: Scale, score: number): number | undefined {
  if (scale === 'moaas') return score;
  if (scale !== 'rass') return undefined;
  if (score >= 0) return 5;
  return { '-1': 4, '-2': 3, '-3': 3, '-4': 2, '-5': 1 }[String(score)];
}

export interface BloodPressure {
  readonly eventId: string;
  readonly at: Instant;
  readonly systolic: number;
  readonly diastolic: number;
}

export function bloodPressures(
  state: SessionState,
  from: Instant | undefined,
  to: Instant,
): readonly BloodPressure[] {
  const out: BloodPressure[] = [];
  for (const vital of state.vitals) {
    const { at, eventId } = vital;
    const { systolicMmHg: systolic, diastolicMmHg: diastolic } = vital.data;
    if (at > to) break;
    if (systolic === undefined || diastolic === undefined || !counts(vital)) continue;
    if (from === undefined || at >= from) out.push({ eventId, at, systolic, diastolic });
  }
  return out;
}

/** Symptoms present at `at`: the latest word on each. */
export function activeSymptoms(
  state: SessionState,
  at: Instant,
): ReadonlyMap<Symptom, Fact<'symptom.recorded'>> {
  const out = new Map<Symptom, Fact<'symptom.recorded'>>();
  for (const fact of state.symptoms) {
    if (fact.at > at) break;
    if (fact.data.present) out.set(fact.data.symptom, fact);
    else out.delete(fact.data.symptom);
  }
  return out;
}

/** Oxygen is flowing at `at`, so a saturation then is not one on room air. */
export function onOxygen(state: SessionState, at: Instant): boolean {
  return (state.oxygen.findLast((fact) => fact.at <= at)?.data.flowLPerMin ?? 0) > 0;
}
