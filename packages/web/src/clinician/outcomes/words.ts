import { instrumentById } from '@titrate/clinical/instruments';
import type { Change, Trend } from '@titrate/clinical/outcomes';
import type { Instant } from '@titrate/quantity';
import { formatDayMark } from '../../kit/format/date.ts';

/** `null` is not defined for this instrument, which is not the same as no. */
export const yesNo = (value: boolean | null): string =>
  value === null ? 'Not defined' : value ? 'Yes' : 'No';

/** One word for where a form stands against the baseline. No word says that a treatment worked (OUT-06). */
export function standing(change: Change | null): string {
  if (change === null) return 'Not compared';
  if (change.remission === true) return change.response === true ? 'Response and remission' : 'Remission';
  if (change.response === true) return 'Response';
  if (change.partial_response === true) return 'Partial response';
  if (change.worse === true) return 'Worse';
  return change.response === null ? 'No criterion defined' : 'No response';
}

/** `11 points lower (57.9 % better)`: the direction of the number and of the person's state, both said. */
export function movedWords(trend: Trend, baseline: number, current: number, percent: number | null): string {
  const points = Math.round(Math.abs(current - baseline) * 10) / 10;
  if (points === 0) return 'the same as the baseline';
  const isLower = current < baseline;
  const isBetter = isLower === (instrumentById(trend.instrument).direction === 'higher-worse');
  const share =
    percent === null
      ? 'no percentage: see the definition'
      : `${Math.abs(percent)} % ${isBetter ? 'better' : 'worse'}`;
  return `${points} ${points === 1 ? 'point' : 'points'} ${isLower ? 'lower' : 'higher'} (${share})`;
}

/** What the course came to so far, as sentences. */
export function courseSentences(trend: Trend, zone: string): readonly string[] {
  const day = (at: Instant) => formatDayMark(at, zone);
  const { response, remission, relapse } = trend;
  return [
    response === null
      ? 'No response on two forms in a row so far.'
      : `Response first on ${day(response.at)}, ${response.daysFromFirstDose} days after the first dose, confirmed by the next form.`,
    remission === null
      ? 'No form in remission so far.'
      : `In remission first on ${day(remission.at)}, ${remission.daysFromFirstDose} days after the first dose.`,
    ...(relapse === null
      ? []
      : [
          `Relapse from ${day(relapse.at)}, known on ${day(relapse.confirmedAt)}, by ${relapse.by === 'scores' ? 'scores' : relapse.by.replaceAll('-', ' ')}${trend.daysToRelapse === null ? '' : `; ${trend.daysToRelapse} days after the response`}.`,
        ]),
  ];
}
