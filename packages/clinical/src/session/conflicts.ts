import { type Instant, instant } from '@titrate/quantity';
import type { Scale } from './events/observations.ts';
import { counts, type VitalParameter } from './readings.ts';
import type { Fact, SessionState } from './state.ts';

/** One of several values that different people charted for the same sign and the same minute. */
export interface ConflictingEntry {
  readonly eventId: string;
  readonly at: Instant;
  readonly by: string;
  readonly text: string;
}

export interface Conflict {
  readonly sign: 'pressure' | Exclude<VitalParameter, 'systolicMmHg' | 'diastolicMmHg'> | Scale;
  /** The minute that both name, as charts are read. */
  readonly at: Instant;
  /** In the order in which they came into the record. */
  readonly entries: readonly ConflictingEntry[];
}

const SINGLE = [
  'heartRatePerMin',
  'spo2Percent',
  'respiratoryRatePerMin',
  'etco2MmHg',
  'temperatureCel',
] as const;
const MINUTE_MS = 60_000;

/**
 * Cells of the chart in which people disagree: the same sign in the same minute, typed by different people with different
 * values (CON-01). All of them stay in the record and none wins by being later; correcting one with a reason settles it.
 */
export function conflictsOf(state: SessionState): readonly Conflict[] {
  const cells = new Map<string, { sign: Conflict['sign']; at: Instant; entries: Entry[] }>();
  const put = (sign: Conflict['sign'], fact: Typed, text: string | undefined): void => {
    const { eventId, index, by } = fact;
    if (text === undefined || by.type !== 'person') return;
    const at = instant(Math.floor(fact.at / MINUTE_MS) * MINUTE_MS);
    const key = `${sign} ${at}`;
    const cell = cells.get(key) ?? { sign, at, entries: [] };
    cell.entries.push({ eventId, index, at: fact.at, by: by.id, text });
    cells.set(key, cell);
  };
  for (const vital of state.vitals) {
    if (!counts(vital)) continue;
    const { systolicMmHg, diastolicMmHg } = vital.data;
    if (systolicMmHg !== undefined) put('pressure', vital, `${systolicMmHg}/${diastolicMmHg}`);
    for (const sign of SINGLE) put(sign, vital, textOf(vital.data[sign]));
  }
  for (const scale of state.scales) put(scale.data.scale, scale, textOf(scale.data.score));
  return [...cells.values()]
    .filter(({ entries }) => differs(entries, ({ by }) => by) && differs(entries, ({ text }) => text))
    .map(({ sign, at, entries }) => ({
      sign,
      at,
      entries: entries
        .sort((a, b) => a.index - b.index)
        .map(({ eventId, at: when, by, text }) => ({ eventId, at: when, by, text })),
    }))
    .sort((a, b) => a.at - b.at);
}

type Typed = Fact<'vital.recorded'> | Fact<'scale.recorded'>;
interface Entry extends ConflictingEntry {
  readonly index: number;
}

const textOf = (value: number | undefined): string | undefined =>
  value === undefined ? undefined : String(value);

const differs = (entries: readonly Entry[], part: (entry: Entry) => string): boolean =>
  new Set(entries.map(part)).size > 1;
