import { describe, expect, it } from 'vitest';
import { alertNumbers, alertTableUnder } from './in-force.ts';
import { ALERT_TABLE } from './table.ts';

/** Every number of a value, by its place. */
function leaves(value: unknown, path = ''): readonly (readonly [string, number])[] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}
const NUMBERS = alertNumbers();

describe('the numbers of the alert table that a clinic may tighten', () => {
  it('have a name of their own in their row', () => {
    const names = NUMBERS.map(({ rule, name }) => `${rule} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each([
    ['AL-01', 'stop-systolicMmHg-high', 200, 'lower', 'stop: systolic at least'],
    ['AL-01', 'stop-with-sign-systolicMmHg-high', 180, 'lower', 'stop, with a sign: systolic at least'],
    ['AL-03', 'watch-systolicMmHg-low', 100, 'higher', 'watch: systolic below'],
    ['AL-04', 'watch-heartRatePerMin-high', 110, 'lower', 'watch: heart rate above'],
    ['AL-05', 'stop-spo2Percent-persists', 15, 'lower', 'stop: from a device, when it stays so for'],
    ['AL-06', 'stop-apnoea-seconds', 20, 'lower', 'stop: apnoea for at least'],
    ['AL-08', 'stop-sedation-low', 1, 'higher', 'stop: MOAA/S at most'],
  ])('%s %s: %d, tighter when %s', (rule, name, value, tighter, meaning) => {
    expect(NUMBERS.find((one) => one.rule === rule && one.name === name)).toMatchObject({
      value,
      tighter,
      meaning,
    });
  });

  it('are all the numbers of its rows, of lateness, of pressure that stays and of escalation', () => {
    const { rules, overdueMin, sustainedUrgentMin, escalation } = ALERT_TABLE;
    const all = leaves({ rules, overdueMin, sustainedUrgentMin, escalation }).map(([, value]) => value);
    expect(NUMBERS.map(({ value }) => value).toSorted()).toEqual(all.toSorted());
  });

  it.each(NUMBERS.map(({ rule, name, value }) => [rule, name, value] as const))(
    '%s %s of a clinic stands in its own place, and nothing else moves',
    (rule, name, value) => {
      const table = alertTableUnder({ [rule]: { thresholds: { [name]: value + 0.5 } } });
      const own = new Map(leaves(ALERT_TABLE));
      const moved = leaves(table).filter(([path, number]) => own.get(path) !== number);
      expect(moved.map(([, number]) => number)).toEqual([value + 0.5]);
    },
  );
});

it('a clinic that changed none of it has the table of the catalogue', () => {
  expect(alertTableUnder({})).toBe(ALERT_TABLE);
  expect(alertTableUnder({ 'IV-01': { thresholds: { hard: 0.8 } } })).toBe(ALERT_TABLE);
  const values = { 'AL-01': { thresholds: { 'stop-systolicMmHg-high': 190 } } };
  expect(alertTableUnder(values)).toBe(alertTableUnder(values));
});
