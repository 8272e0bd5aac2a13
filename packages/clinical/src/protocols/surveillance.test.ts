import { type CivilDate, Decimal, parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import {
  cumulativeExposure,
  type GivenDose,
  needsExposureReview,
  type SurveillanceFacts,
  surveillanceDue,
} from './surveillance.ts';

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}
const TODAY = day('2026-06-30');
const dose = (on: string, change: Partial<GivenDose> = {}): GivenDose => ({
  product: 'ketamine',
  route: 'IV',
  on: day(on),
  mg: Decimal.of(40),
  mgPerKg: Decimal.of(0.5),
  ...change,
});

describe('LT-10: cumulative exposure', () => {
  it('adds up by drug and route and never across them', () => {
    const exposure = cumulativeExposure(
      [
        dose('2024-01-01'),
        dose('2026-01-01', { mg: Decimal.of(0.1), mgPerKg: Decimal.of(0.2) }),
        dose('2026-01-02', { route: 'IM' }),
        dose('2026-01-03', { product: 'esketamine', route: 'IN', mg: Decimal.of(84), mgPerKg: null }),
      ],
      TODAY,
    );
    expect(exposure).toHaveLength(3);
    expect(exposure[0]).toMatchObject({ route: 'IV', sessions: 2, sessionsIn12Months: 1 });
    expect(exposure[0]?.mg.toString()).toBe('40.1');
    expect(exposure[0]?.mgPerKg?.toString()).toBe('0.7');
    expect(exposure[0]?.mgIn12Months.toString()).toBe('0.1');
  });

  it('does not know the mg/kg of a sum when one weight is missing', () => {
    const exposure = cumulativeExposure([dose('2026-01-01', { mgPerKg: null }), dose('2026-01-02')], TODAY);
    expect(exposure[0]?.mgPerKg).toBe(null);
  });

  it('counts the last 365 days, and nothing that lies ahead', () => {
    const count = (on: string) => cumulativeExposure([dose(on)], TODAY)[0]?.sessionsIn12Months;
    expect(count('2025-07-01')).toBe(1);
    expect(count('2025-06-30')).toBe(0);
    expect(count('2026-06-30')).toBe(1);
    expect(count('2026-07-01')).toBe(undefined);
  });

  it.each([
    ['IV', 26, false],
    ['IV', 27, true],
    ['IN', 52, false],
    ['IN', 53, true],
    ['IM', 99, false],
  ] as const)('%s with %i sessions in a year asks for a review: %s', (route, sessions, expected) => {
    const doses = Array.from({ length: sessions }, () =>
      dose('2026-01-01', route === 'IN' ? { product: 'esketamine', route } : { route }),
    );
    expect(cumulativeExposure(doses, TODAY).map(needsExposureReview)).toEqual([expected]);
  });
});

describe('long-term checks', () => {
  const facts: SurveillanceFacts = {
    firstSessionOn: day('2026-06-01'),
    inductionEndedOn: null,
    hasBipolar: false,
    canBecomePregnant: false,
    lastDone: {},
  };
  const due = (change: Partial<SurveillanceFacts>, id: string, today = TODAY) =>
    surveillanceDue({ ...facts, ...change }, today).find((item) => item.id === id);

  it('a baseline check never done is overdue, not fine', () => {
    expect(due({}, 'LT-04')).toMatchObject({ dueOn: '2026-06-01', state: 'overdue', reason: 'baseline' });
    expect(due({}, 'LT-05')).toMatchObject({ dueOn: '2026-11-30', state: 'upcoming', reason: 'interval' });
  });

  it.each([
    ['2026-08-30', 'upcoming'],
    ['2026-08-31', 'due'],
    ['2026-09-07', 'due'],
    ['2026-09-08', 'overdue'],
  ])('liver tests of 1 June are on %s %s', (today, state) => {
    expect(due({ lastDone: { 'LT-04': day('2026-06-01') } }, 'LT-04', day(today))?.state).toBe(state);
  });

  it('the end of induction calls for liver tests before their interval has run', () => {
    const done = { lastDone: { 'LT-04': day('2026-06-01') } };
    expect(due({ ...done, inductionEndedOn: day('2026-06-20') }, 'LT-04')).toMatchObject({
      dueOn: '2026-06-20',
      reason: 'end-of-induction',
    });
    expect(due({ ...done, inductionEndedOn: day('2026-12-01') }, 'LT-04')).toMatchObject({
      dueOn: '2026-08-31',
      reason: 'interval',
    });
    // On the very day of the interval it is the interval or the end of induction: the day is the same.
    expect(due({ ...done, inductionEndedOn: day('2026-08-31') }, 'LT-04')).toMatchObject({
      dueOn: '2026-08-31',
      reason: 'end-of-induction',
    });
    const after = { lastDone: { 'LT-04': day('2026-06-21') }, inductionEndedOn: day('2026-06-20') };
    expect(due(after, 'LT-04')).toMatchObject({ dueOn: '2026-09-20', reason: 'interval' });
  });

  it('asks about pregnancy only where it is possible, and about mood every four weeks unless bipolar', () => {
    expect(due({}, 'LT-13')).toBe(undefined);
    expect(due({ canBecomePregnant: true }, 'LT-13')?.severity).toBe('block');
    expect(due({}, 'LT-11')).toBeDefined();
    expect(due({ hasBipolar: true }, 'LT-11')).toBe(undefined);
  });

  it('lists the earliest first', () => {
    const days = surveillanceDue(facts, TODAY).map((item) => item.dueOn);
    expect(days).toEqual([...days].sort());
  });
});
