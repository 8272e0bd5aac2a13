import { given, lastReading, lastScore } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import { amount } from '../chart/amounts.ts';
import { useCharting } from '../record/charting.tsx';
import styles from './flowsheet.module.css';
import { type Levels, levelOn, modelsOf, type Order } from './level.ts';

/** The values at the cursor, or now: the last reading before it, cumulative mg and mg/kg, the predicted level (UI-38). */
export function Readout({
  at,
  isCursor,
  levels,
}: {
  at: Instant;
  isCursor: boolean;
  levels: Levels | undefined;
}) {
  const { state, zone } = useCharting();
  const soFar = given(state, at).totalMg;
  const order = state.opening?.data.order;
  const weight = order?.weightKg;
  const value = (parameter: Parameters<typeof lastReading>[1]) => lastReading(state, parameter, at);
  const systolic = value('systolicMmHg');
  const diastolic = value('diastolicMmHg');
  const level = levels === undefined ? undefined : levelOn(levels.given, levels.origin, at);
  const items: readonly (readonly [string, string])[] = [
    [
      'BP',
      systolic === undefined || diastolic === undefined
        ? 'Not recorded'
        : `${systolic.value}/${diastolic.value}`,
    ],
    ['Pulse', textOf(value('heartRatePerMin'))],
    ['SpO2', textOf(value('spo2Percent'))],
    ['RR', textOf(value('respiratoryRatePerMin'))],
    ['MOAA/S', textOf(lastScore(state, ['moaas'], at))],
    ['Dissoc.', textOf(lastScore(state, ['dissociation-item'], at))],
    [
      'Given',
      `${amount(soFar, 'mg', 1)}${weight === undefined ? '' : ` (${amount(soFar / weight, 'mg/kg', 2)})`}`,
    ],
    ['Predicted', level === undefined ? whyNoLevel(levels, order) : amount(level, 'ng/mL', 0)],
  ];
  return (
    <dl className={styles.readout}>
      <div>
        <dt>{isCursor ? 'At' : 'Now'}</dt>
        <dd>{formatTime(at, zone)}</dd>
      </div>
      {items.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

const textOf = (reading: { readonly value: number } | undefined): string =>
  reading === undefined ? 'Not recorded' : String(reading.value);

/** No number is never shown as no drug: it says what it is. */
function whyNoLevel(levels: Levels | undefined, order: Order | undefined): string {
  if (order === undefined || modelsOf(order).length === 0) return 'no model';
  if (levels === undefined) return 'working out …';
  return levels.given === undefined ? 'nothing given' : 'not drawn here';
}
