import { Decimal } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { agree } from './agreement.ts';
import { computeDose } from './compute.ts';
import { checkDosePolicy } from './policy.ts';
import { DOSE_RULES } from './rules/index.ts';

const ORDER = {
  product: 'ketamine',
  route: 'IV',
  doseMgPerKg: 0.5,
  weight: { kg: 80, kind: 'actual' },
  vialMgPerMl: 50,
  finalMl: 100,
  durationMin: 40,
};
const problems = (input: unknown) => {
  const answer = computeDose(input);
  return answer.ok ? [] : answer.error.map((problem) => `${problem.type} ${problem.path}`);
};

describe('the facts beside an order, a step outside each bound and on it', () => {
  it.each([
    ['ageYears', 0, 130, 1],
    ['asaClass', 1, 6, 1],
    ['sessionNumber', 1, 10_000, 1],
    ['courseWeek', 1, 5_000, 1],
    ['hoursSinceLastSession', 0, 1_000_000, 0.5],
    ['sessionsIn7Days', 0, 10_000, 1],
    ['sessionsIn28Days', 0, 10_000, 1],
    ['sessionsIn12Months', 0, 10_000, 1],
    ['multiDayCoursesIn12Months', 0, 10_000, 1],
    ['weeksSinceMultiDayCourse', 0, 5_000, 0.5],
    ['previousMgPerKg', 0.000001, 1000, 0.000001],
    ['previousMg', 0.000001, 100_000, 0.000001],
    ['earlierTodayMg', 0, 100_000, 0.5],
    ['minutesSinceEarlier', 0, 1440, 0.5],
    ['weightAgeDays', 0, 40_000, 0.5],
    ['previousWeightKg', 25, 350, 0.1],
    ['previousWeightDaysAgo', 0, 40_000, 0.5],
    ['typedRateMlPerH', 0.000001, 100_000, 0.000001],
    ['standardMgPerMl', 0.000001, 1000, 0.000001],
  ])('%s is read from %d to %d', (name, min, max, step) => {
    const of = (value: number) => problems({ ...ORDER, context: { [name]: value } });
    expect(of(min)).toEqual([]);
    expect(of(max)).toEqual([]);
    expect(of(min - step)).toEqual([`out-of-range /context/${name}`]);
    expect(of(max + step)).toEqual([`out-of-range /context/${name}`]);
  });

  it.each([
    'ageYears',
    'asaClass',
    'sessionNumber',
    'courseWeek',
    'sessionsIn7Days',
    'multiDayCoursesIn12Months',
  ])('%s is a whole number', (name) => {
    expect(problems({ ...ORDER, context: { [name]: 1.5 } })).toEqual([`not-a-whole-number /context/${name}`]);
  });

  it('an earlier session is told whole or not at all', () => {
    const whole = { completed: true, stopEvent: false, benefit: 'partial', prescriberNote: true };
    expect(problems({ ...ORDER, context: { previousSession: whole } })).toEqual([]);
    for (const name of Object.keys(whole)) {
      const part = Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
      expect(problems({ ...ORDER, context: { previousSession: part } })).toEqual([
        `missing /context/previousSession/${name}`,
      ]);
    }
  });
});

describe('the numbers of an order, a step outside each bound and on it', () => {
  it.each([
    ['heightCm', 50, 275, 0.1],
    ['finalMl', 0.000001, 100_000, 0.000001],
    ['durationMin', 0.000001, 10_080, 0.000001],
    ['vialMgPerMl', 0.000001, 1000, 0.000001],
    ['doseMgPerKg', 0.000001, 1000, 0.000001],
  ])('%s is read from %d to %d', (name, min, max, step) => {
    const outside = (value: number) =>
      problems({ ...ORDER, [name]: value }).filter((problem) => problem === `out-of-range /${name}`);
    expect([outside(min), outside(max)]).toEqual([[], []]);
    expect(outside(min - step)).toHaveLength(1);
    expect(outside(max + step)).toHaveLength(1);
  });

  it.each([
    ['doseMg', { ...ORDER, doseMgPerKg: undefined }, 0.000001, 100_000],
    ['diluentMl', { ...ORDER, finalMl: undefined }, 0.000001, 100_000],
    ['doseMg', { product: 'esketamine', route: 'IN' }, 0.000001, 100_000],
  ])('%s is read within its bounds in %j', (name, order, min, max) => {
    const outside = (value: number) =>
      problems({ ...order, [name]: value }).filter((problem) => problem === `out-of-range /${name}`);
    expect([outside(min), outside(max)]).toEqual([[], []]);
    expect([outside(min / 2), outside(max + 0.1)]).toEqual([
      [`out-of-range /${name}`],
      [`out-of-range /${name}`],
    ]);
  });

  it('a weight is read from 25 kg to 350 kg', () => {
    const of = (kg: number) => problems({ ...ORDER, weight: { kg, kind: 'actual' } });
    expect([of(25), of(350)]).toEqual([[], []]);
    expect([of(24.9), of(350.1)]).toEqual([['out-of-range /weight/kg'], ['out-of-range /weight/kg']]);
  });
});

describe('two results that agree', () => {
  const of = (a: number, b: number) => agree(Decimal.of(a), Decimal.of(b));
  it('differ by at most one per cent of the smaller, whichever comes first', () => {
    expect([of(100, 101), of(101, 100), of(100, 100)]).toEqual([true, true, true]);
    expect([of(100, 101.0001), of(101.0001, 100)]).toEqual([false, false]);
    expect([of(0.3, 0.303), of(0.3, 0.3031)]).toEqual([true, false]);
  });
});

describe('a threshold that a clinic moves', () => {
  it.each(
    DOSE_RULES.flatMap((rule) =>
      Object.entries(rule.thresholds).map(([name, { value, op }]) => [rule.id, name, value, op] as const),
    ),
  )('%s %s: only towards the safe side, and as it is', (id, name, value, op) => {
    const accepts = (moved: number) => checkDosePolicy({ [id]: { thresholds: { [name]: moved } } }).ok;
    const step = value === 0 ? 1 : Math.abs(value) / 10;
    const firesAbove = op === '>' || op === '>=';
    expect(accepts(value)).toBe(op !== '=');
    expect(accepts(value - step)).toBe(op !== '=' && firesAbove);
    expect(accepts(value + step)).toBe(op !== '=' && !firesAbove);
    expect(accepts(Number.NaN)).toBe(false);
  });
});
