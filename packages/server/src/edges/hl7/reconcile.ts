import type { DeviceMessage, DeviceReading, Retraction } from './device-message.ts';

/** A reading that was stored before, as far as comparison needs it. */
export interface StoredReading {
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly unit: string;
  /** `current` stands on the chart, `replaced` was corrected, `withdrawn` was deleted or another person's. */
  readonly state: 'current' | 'replaced' | 'withdrawn';
}

export type Disposition = 'new' | 'correction' | 'conflict';

export interface Reconciled {
  /** To be stored. A conflict stands beside what was there; a correction replaces it. */
  readonly keep: readonly {
    readonly reading: DeviceReading;
    readonly disposition: Disposition;
    readonly replaces: readonly string[];
    /** What a conflict stands beside. */
    readonly against: readonly Pick<StoredReading, 'value' | 'unit' | 'state'>[];
  }[];
  /** The same fact again: nothing new. */
  readonly repeats: readonly DeviceReading[];
  readonly withdraw: readonly { readonly retraction: Retraction; readonly ids: readonly string[] }[];
}

/**
 * Compares a message with what is stored under the same keys (sender, device, code, sub-id, time).
 * Same value again is a repeat. Another value is a correction only if the device says so; else both are
 * kept and shown, because a worse value must not vanish behind a better one.
 */
export function reconcile(
  message: Pick<DeviceMessage, 'readings' | 'retractions'>,
  stored: readonly StoredReading[],
): Reconciled {
  const known = [...stored];
  const keep: Reconciled['keep'][number][] = [];
  const repeats: DeviceReading[] = [];
  for (const reading of message.readings) {
    const same = known.filter((one) => one.key === reading.key);
    const current = same.filter((one) => one.state === 'current');
    const corrects = reading.status === 'corrected';
    const equal = (one: StoredReading) => one.value === reading.value && one.unit === reading.unit;
    // A value that was since corrected does not come back because its old message is sent again.
    const isRepeat = corrects
      ? current.length === 1 && current.every(equal)
      : same.some((one) => one.state !== 'withdrawn' && equal(one));
    if (isRepeat) {
      repeats.push(reading);
      continue;
    }
    // After a withdrawal even an equal value needs a person: the device once said it was not true.
    const disposition: Disposition = corrects ? 'correction' : same.length === 0 ? 'new' : 'conflict';
    keep.push({
      reading,
      disposition,
      replaces: corrects ? current.map((one) => one.id).filter((id) => id !== '') : [],
      against: disposition === 'conflict' ? same : [],
    });
    known.push({ id: '', key: reading.key, value: reading.value, unit: reading.unit, state: 'current' });
  }
  const withdraw = message.retractions.map((retraction) => ({
    retraction,
    ids: stored.filter((one) => one.key === retraction.key && one.state === 'current').map((one) => one.id),
  }));
  return { keep, repeats, withdraw };
}
