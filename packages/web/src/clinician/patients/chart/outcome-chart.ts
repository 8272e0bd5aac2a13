import { bandsOf, type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import type { ResponseView, SessionRow } from '@titrate/contract';
import { Decimal, formatAmount } from '@titrate/quantity';
import type { ChartData } from '../../../kit/chart/series.ts';
import { atOf } from '../entry/wire.ts';

/** One instrument over time: its own scale and bands, forms without a total as gaps, sessions as marks (OUT-01). */
export function outcomeChart(
  instrument: InstrumentId,
  responses: readonly ResponseView[],
  sessions: readonly SessionRow[],
): ChartData {
  const { shortTitle, direction } = instrumentById(instrument);
  const bands = bandsOf(instrument);
  const { min, max } = scaleOf(instrument);
  return {
    title: `${shortTitle} over the course`,
    series: [
      {
        label: shortTitle,
        unit: 'points',
        colour: 1,
        points: responses.map(({ completedAt, score }) => ({ at: atOf(completedAt), value: score.total })),
      },
    ],
    bands: bands.map(({ label, from, to }) => ({ label, from, to })),
    markersAre: 'Session, and its dose where it changes',
    markers: sessions.map((row) => ({
      at: atOf(row.startsAt),
      label: String(row.number),
      note: formatAmount(Decimal.of(row.summary?.givenMg ?? row.doseMg), 'mg'),
    })),
    min,
    max,
    ...(direction === 'higher-worse' ? { direction: 'higher = worse' } : { direction: 'higher = better' }),
  };
}

/** The whole scale of an instrument, so that a chart never makes a small change look large (UI-34). */
export function scaleOf(instrument: InstrumentId): { readonly min: number; readonly max: number } {
  const bands = bandsOf(instrument);
  const [first, last] = [bands[0], bands.at(-1)];
  if (first !== undefined && last !== undefined) return { min: first.from, max: last.to };
  const { items } = instrumentById(instrument);
  return {
    min: items.reduce((sum, item) => sum + item.values.min, 0),
    max: items.reduce((sum, item) => sum + item.values.max, 0),
  };
}
