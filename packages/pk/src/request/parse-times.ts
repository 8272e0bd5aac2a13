import { LIMITS } from './limits.ts';
import { readTime } from './parse-named.ts';
import { ascending, isRecord, type Reader } from './read.ts';

/** A list of ascending times, or `{from, to, step}` with both ends where the step meets them. */
export function parseTimes(reader: Reader, value: unknown): readonly number[] {
  if (Array.isArray(value)) return parseTimeList(reader, value);
  if (!isRecord(value)) {
    reader.refuse('not-times', 'timesMin', 'expected a list of minutes, or {"from","to","step"}');
    return [];
  }
  reader.onlyKeys(value, 'timesMin', ['from', 'to', 'step']);
  const from = readTime(reader, value['from'], 'timesMin.from');
  const to = readTime(reader, value['to'], 'timesMin.to');
  const step = reader.number(value['step'], 'timesMin.step', { least: 0, most: LIMITS.timeMin, unit: 'min' });
  if (from === undefined || to === undefined || step === undefined) return [];
  if (step === 0) {
    reader.refuse('no-step', 'timesMin.step', 'the step is greater than 0 min');
    return [];
  }
  if (to < from) {
    reader.refuse(
      'out-of-order',
      'timesMin.to',
      `${to} min is before the start (${from} min); swap from and to`,
    );
    return [];
  }
  // A step such as 0.1 must still reach its end: a ten-millionth of a step is forgiven.
  const count = Math.floor((to - from) / step + 1e-7) + 1;
  if (count > LIMITS.samples) {
    reader.refuse('too-many-samples', 'timesMin', `${count} samples; at most ${LIMITS.samples}`);
    return [];
  }
  return Array.from({ length: count }, (_, i) => from + i * step);
}

function parseTimeList(reader: Reader, value: readonly unknown[]): readonly number[] {
  if (value.length === 0) reader.refuse('no-times', 'timesMin', 'at least one time is needed');
  if (value.length > LIMITS.samples) {
    reader.refuse('too-many-samples', 'timesMin', `${value.length} samples; at most ${LIMITS.samples}`);
    return [];
  }
  const times: number[] = [];
  const inOrder = ascending(reader, 'timesMin');
  value.forEach((entry, i) => {
    const time = readTime(reader, entry, `timesMin[${i}]`);
    if (time === undefined) return;
    inOrder(time, i);
    times.push(time);
  });
  return times;
}
