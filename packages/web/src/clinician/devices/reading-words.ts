import type { ReadingToResolve } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { formatDateTime } from '../../kit/format/date.ts';
import { unitWords } from '../../kit/format/treatment.ts';

const KINDS: Readonly<Record<string, string>> = {
  systolic: 'Systolic pressure',
  diastolic: 'Diastolic pressure',
  mean: 'Mean pressure',
  'heart-rate': 'Heart rate',
  'pulse-rate': 'Pulse',
  'respiratory-rate': 'Respiratory rate',
  spo2: 'SpO2',
  temperature: 'Temperature',
  weight: 'Weight',
  height: 'Height',
};

/** A reading as people say it; `undefined` where it could not be understood. */
export function readingWords({
  kind,
  value,
  unit,
}: Pick<ReadingToResolve, 'kind' | 'value' | 'unit'>): string | undefined {
  if (kind === null) return undefined;
  return `${KINDS[kind] ?? kind} ${value ?? ''} ${unit === null ? '' : unitWords(unit)}`.trim();
}

export interface OfDevice {
  readonly name: string;
  readonly ids: readonly string[];
}

/** The readings of each device that has several, in the order of the list. */
export function byDevice(readings: readonly Pick<ReadingToResolve, 'id' | 'device'>[]): readonly OfDevice[] {
  const groups = new Map<string, { name: string; ids: string[] }>();
  for (const { id, device } of readings) {
    const key = device.id ?? device.name;
    const group = groups.get(key) ?? { name: device.name, ids: [] };
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].filter(({ ids }) => ids.length > 1);
}

/** Of which devices and from when to when, so that many at once are looked at before they go to one session. */
export function spanWords(
  readings: readonly Pick<ReadingToResolve, 'observedAt' | 'device'>[],
  zone: string,
): string {
  const devices = [...new Set(readings.map(({ device }) => device.name))].join(', ');
  const times = readings
    .flatMap(({ observedAt }) => {
      const at = observedAt === null ? undefined : parseInstant(observedAt);
      return at?.ok === true ? [at.value] : [];
    })
    .sort((a, b) => a - b);
  const [first, last] = [times[0], times.at(-1)];
  if (first === undefined || last === undefined) return `Of ${devices}.`;
  if (first === last) return `Of ${devices}, observed ${formatDateTime(first, zone)}.`;
  return `Of ${devices}, observed from ${formatDateTime(first, zone)} to ${formatDateTime(last, zone)}.`;
}
