import type { Instant } from '@titrate/quantity';
import type { Scale } from '../events/observations.ts';
import type { Symptom } from '../events/words.ts';
import { gatePressure } from '../gate/blood-pressure.ts';
import { lastReading, lastScore, sedationOf, type VitalParameter } from '../readings.ts';
import type { SessionState } from '../state.ts';
import type { Parameter } from './table.ts';

/** What one event of the session says to the alert table. */
export interface Observation {
  readonly at: Instant;
  readonly index: number;
  readonly eventId: string;
  readonly device: boolean;
  /** What it may speak about; of a parameter without a value it says nothing. */
  readonly names: readonly Parameter[];
  readonly values: { readonly [P in Parameter]?: number | undefined };
  readonly symptom?: {
    readonly name: Symptom;
    readonly present: boolean;
    readonly durationS: number | undefined;
  };
}

const VITALS: readonly (VitalParameter & Parameter)[] = [
  'systolicMmHg',
  'diastolicMmHg',
  'heartRatePerMin',
  'spo2Percent',
  'respiratoryRatePerMin',
  'etco2MmHg',
];

const SCALED: readonly Parameter[] = ['sedation', 'agitation', 'dissociation', 'nausea'];
export const PARAMETERS: readonly Parameter[] = [...VITALS, ...SCALED];

/** Today's baseline: the gate's pressure, and the last value of each other parameter before the first dose. */
export function baselineOf(state: SessionState): ReadonlyMap<Parameter, number> {
  const out = new Map<Parameter, number>();
  const first = state.firstDoseAt;
  if (first === undefined) return out;
  const pressure = gatePressure(state, first);
  for (const parameter of VITALS) {
    const reading = lastReading(state, parameter, first);
    if (reading !== undefined) out.set(parameter, reading.value);
  }
  if (pressure !== undefined) {
    out.set('systolicMmHg', pressure.systolic);
    out.set('diastolicMmHg', pressure.diastolic);
  }
  const sedation = lastScore(state, ['moaas', 'rass'], first);
  const value = sedation === undefined ? undefined : sedationOf(sedation.scale, sedation.value);
  if (value !== undefined) out.set('sedation', value);
  return out;
}

/** How many facts of each list have been taken in, from the beginning. */
export interface Taken {
  readonly vitals: number;
  readonly scales: number;
  readonly symptoms: number;
  readonly calls: number;
}

/** Everything observed up to `until` that is not taken yet, in order of time; doubtful readings are left out. */
export function observations(state: SessionState, until: Instant, taken: Taken): readonly Observation[] {
  const out: Observation[] = [];
  for (const { at, index, eventId, data, origin } of newOf(state.vitals, taken.vitals, until)) {
    if (data.status === 'doubtful') continue;
    out.push({ at, index, eventId, device: origin === 'monitor', names: VITALS, values: data });
  }
  for (const { at, index, eventId, data } of newOf(state.scales, taken.scales, until)) {
    const { scale, score } = data;
    if (score === undefined) continue;
    const only = (wanted: Scale) => (scale === wanted ? score : undefined);
    const values = {
      sedation: sedationOf(scale, score),
      agitation: only('rass'),
      dissociation: only('dissociation-item'),
      nausea: only('nausea'),
    };
    out.push({ at, index, eventId, device: false, names: SCALED, values });
  }
  for (const { at, index, eventId, data } of newOf(state.symptoms, taken.symptoms, until)) {
    const symptom = { name: data.symptom, present: data.present, durationS: data.durationS };
    out.push({ at, index, eventId, device: false, names: [], values: {}, symptom });
  }
  for (const { at, index, eventId, data } of newOf(state.calls, taken.calls, until)) {
    if (data.need !== 'stop') continue;
    const symptom = { name: 'asks-to-stop', present: true, durationS: undefined } as const;
    out.push({ at, index, eventId, device: false, names: [], values: {}, symptom });
  }
  return out.sort((a, b) => a.at - b.at || a.index - b.index);
}

/** What is taken once everything up to `until` is. */
export const takenBy = (
  state: SessionState,
  until: Instant,
  { vitals, scales, symptoms, calls }: Taken,
): Taken => ({
  vitals: endOf(state.vitals, vitals, until),
  scales: endOf(state.scales, scales, until),
  symptoms: endOf(state.symptoms, symptoms, until),
  calls: endOf(state.calls, calls, until),
});

export interface Timed {
  readonly at: Instant;
}

/** Facts stand in order of time. */
function endOf(facts: readonly Timed[], from: number, until: Instant): number {
  let end = from;
  for (let fact = facts[end]; fact !== undefined && fact.at <= until; fact = facts[end]) end += 1;
  return end;
}

const newOf = <T extends Timed>(facts: readonly T[], from: number, until: Instant): readonly T[] =>
  facts.slice(from, endOf(facts, from, until));
