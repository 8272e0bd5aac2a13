import type { Band } from '../events/alerts.ts';
import type { Signal } from './signals.ts';
import type { AlertTable } from './table.ts';

const MIN = 60_000;

/**
 * AL-15: two readings of pressure in the urgent band or worse, at least five minutes apart, are "stop now" whatever
 * each alone would be. Ends when both pressures are below urgent again.
 */
export function sustainedPressure(
  pressure: readonly (readonly Signal[])[],
  table: AlertTable,
): readonly Signal[] {
  const merged = pressure
    .flatMap((list, which) => list.map((signal) => ({ signal, which })))
    .sort((a, b) => a.signal.at - b.signal.at || a.which - b.which);
  const latest: (Signal | undefined)[] = pressure.map(() => undefined);
  const out: Signal[] = [];
  let firstUrgent: Signal | undefined;
  merged.forEach(({ signal, which }, i) => {
    latest[which] = signal;
    // Systolic and diastolic come from one reading: judge when both have spoken.
    if (merged[i + 1]?.signal.at === signal.at) return;
    const urgent = latest.findLastIndex((one) => isUrgent(one?.band));
    if (urgent >= 0) {
      firstUrgent ??= signal;
      if (signal.at - firstUrgent.at >= table.sustainedUrgentMin * MIN) {
        out.push({
          ...signal,
          about: urgent === 0 ? 'systolic' : 'diastolic',
          value: latest[urgent]?.value,
          band: 'stop',
          limit: `urgent twice, ${table.sustainedUrgentMin} min apart`,
        });
      }
    } else if (out.at(-1)?.band !== undefined) {
      out.push({ at: signal.at, band: undefined, inputs: [], observedAt: signal.observedAt });
    }
  });
  return out;
}

const isUrgent = (band: Band | undefined) => band === 'urgent' || band === 'stop';
