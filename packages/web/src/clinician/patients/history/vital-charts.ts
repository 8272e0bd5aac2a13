import { MEASUREMENTS } from '@titrate/clinical/rules';
import type { ChartData } from '../../../kit/chart/series.ts';
import { vitalBounds } from '../../treatment-room/chart/bounds.ts';
import { atOf } from '../entry/wire.ts';
import type { History } from './history-context.tsx';

type Vital = History['vitals'][number];

/** Both pressures over time, on the scale of what a living person can have; nothing for fewer than two sittings. */
export function pressureChart(vitals: readonly Vital[]): ChartData | undefined {
  const rows = inOrder(vitals.filter((one) => one.systolicMmhg !== null));
  if (rows.length < 2) return undefined;
  return {
    title: 'Blood pressure outside sessions',
    series: [
      { label: 'Systolic', unit: 'mmHg', colour: 1, points: rows.map((one) => point(one, one.systolicMmhg)) },
      {
        label: 'Diastolic',
        unit: 'mmHg',
        colour: 2,
        points: rows.map((one) => point(one, one.diastolicMmhg)),
      },
    ],
    min: 0,
    max: vitalBounds('systolicMmHg').absolute.max.toNumber(),
  };
}

/** Weight over time, on the scale of the weights that can be recorded. */
export function weightChart(vitals: readonly Vital[]): ChartData | undefined {
  const rows = inOrder(vitals.filter((one) => one.weightKg !== null));
  const kind = MEASUREMENTS.find((one) => one.id === 'weight');
  if (rows.length < 2 || kind === undefined) return undefined;
  return {
    title: 'Weight',
    series: [
      {
        label: 'Weight',
        unit: 'kg',
        colour: 3,
        points: rows.map((one) => point(one, one.weightKg === null ? null : Number(one.weightKg))),
      },
    ],
    min: kind.min,
    max: Math.min(
      kind.max,
      50 * Math.ceil((1.2 * Math.max(...rows.map((one) => Number(one.weightKg)))) / 50),
    ),
  };
}

const point = (vital: Vital, value: number | null) => ({ at: atOf(vital.observedAt), value });
const inOrder = (vitals: readonly Vital[]) =>
  vitals.toSorted((a, b) => Date.parse(a.observedAt) - Date.parse(b.observedAt));
