import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INSTRUMENTS, type InstrumentId } from '../instruments/index.ts';
import { type Change, change } from './index.ts';

function compared(instrument: InstrumentId, baseline: number, current: number): Change {
  const result = change({ instrument, baseline, current });
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result.value;
}
const refused = (instrument: unknown, baseline: unknown, current: unknown) => {
  const result = change({ instrument, baseline, current });
  if (result.ok) throw new Error('expected a refusal');
  return `${result.error.path}: ${result.error.type}`;
};

describe('change', () => {
  it.each([
    // instrument, baseline, current, %, response, partial, remission, improved, worse
    ['phq9', 20, 10, 50, true, false, false, true, false],
    ['phq9', 20, 11, 45, false, true, false, true, false],
    ['phq9', 20, 15, 25, false, true, false, true, false],
    ['phq9', 20, 16, 20, false, false, false, false, false],
    ['phq9', 9, 4, 55.6, true, false, true, true, false],
    ['phq9', 9, 5, 44.4, false, true, false, false, false],
    ['phq9', 10, 15, -50, false, false, false, false, true],
    ['phq9', 10, 14, -40, false, false, false, false, false],
    // 49.96… never rounds up into a response.
    ['phq9', 27, 14, 48.1, false, true, false, true, false],
    ['gad7', 14, 7, 50, true, false, false, true, false],
    ['gad7', 8, 4, 50, true, false, true, true, false],
    ['gad7', 8, 5, 37.5, false, true, false, false, false],
    ['gad7', 8, 12, -50, false, false, false, false, true],
    ['gad7', 8, 11, -37.5, false, false, false, false, false],
    ['qids_sr16', 16, 8, 50, true, false, false, null, null],
    ['qids_sr16', 10, 5, 50, true, false, true, null, null],
    ['qids_sr16', 10, 6, 40, false, true, false, null, null],
    ['madrs', 30, 15, 50, true, false, false, true, false],
    ['madrs', 30, 10, 66.7, true, false, true, true, false],
    ['madrs', 30, 11, 63.3, true, false, false, true, false],
    ['madrs', 30, 28, 6.7, false, false, false, true, false],
    ['madrs', 30, 29, 3.3, false, false, false, false, false],
    ['madrs', 30, 32, -6.7, false, false, false, false, true],
    ['hamd17', 20, 7, 65, true, false, true, true, false],
    ['hamd17', 20, 8, 60, true, false, false, true, false],
    ['hamd17', 20, 17, 15, false, false, false, true, false],
    ['hamd17', 20, 18, 10, false, false, false, false, false],
    ['hamd17', 20, 23, -15, false, false, false, false, true],
    ['ybocs', 20, 13, 35, true, false, false, null, null],
    ['ybocs', 20, 14, 30, false, true, false, null, null],
    ['ybocs', 20, 15, 25, false, true, false, null, null],
    ['ybocs', 20, 16, 20, false, false, false, null, null],
    ['ybocs', 20, 12, 40, true, false, true, null, null],
    ['isi', 20, 12, 40, true, false, false, true, false],
    ['isi', 20, 13, 35, false, false, false, true, false],
    ['isi', 20, 14, 30, false, false, false, true, false],
    ['isi', 20, 15, 25, false, false, false, false, false],
    ['isi', 9, 7, 22.2, false, false, true, false, false],
    ['isi', 9, 8, 11.1, false, false, false, false, false],
    ['isi', 9, 15, -66.7, false, false, false, false, true],
    ['pain_nrs', 8, 4, 50, true, false, false, true, false],
    ['pain_nrs', 8, 6, 25, false, true, false, true, false],
    ['pain_nrs', 8, 7, 12.5, false, false, false, false, false],
    ['pain_nrs', 10, 7, 30, false, true, false, true, false],
    // Less than two points, but 30 % or more.
    ['pain_nrs', 3, 2, 33.3, false, true, false, true, false],
    ['pain_nrs', 1, 0, 100, true, false, true, true, false],
    ['pain_nrs', 10, 1, 90, true, false, false, true, false],
    ['pain_nrs', 4, 6, -50, false, false, false, false, true],
    ['pcl5', 50, 40, 20, true, null, null, true, false],
    ['pcl5', 50, 41, 18, false, null, null, true, false],
    ['pcl5', 50, 45, 10, false, null, null, true, false],
    ['pcl5', 50, 46, 8, false, null, null, false, false],
    ['pcl5', 50, 55, -10, false, null, null, false, true],
    ['pcl5', 50, 54, -8, false, null, null, false, false],
    ['who5', 40, 52, 30, true, null, true, true, false],
    ['who5', 40, 48, 20, false, null, false, false, false],
    ['who5', 40, 50, 25, true, null, false, true, false],
    ['who5', 40, 28, -30, false, null, false, false, true],
    ['who5', 40, 51, 27.5, true, null, true, true, false],
    ['who5', 40, 30, -25, false, null, false, false, true],
    ['who5', 40, 31, -22.5, false, null, false, false, false],
    ['peg', 6.7, 4.6, 31.3, null, null, null, null, null],
    ['lsas', 100, 50, 50, null, null, null, null, null],
    ['meq30', 0.3, 0.6, 100, null, null, null, null, null],
  ] as const)(
    '%s from %d to %d is %d %%: response %s, partial %s, remission %s, improved %s, worse %s',
    (id, baseline, current, pct_improvement, response, partial_response, remission, mcid_improved, worse) => {
      expect(compared(id, baseline, current)).toEqual({
        pct_improvement,
        response,
        partial_response,
        remission,
        mcid_improved,
        worse,
      });
    },
  );

  it('has no percentage and no response by percentage from a baseline of 0', () => {
    expect(compared('phq9', 0, 0)).toEqual({
      pct_improvement: null,
      response: false,
      partial_response: false,
      remission: true,
      mcid_improved: false,
      worse: false,
    });
    expect(compared('phq9', 0, 5)).toMatchObject({
      pct_improvement: null,
      response: false,
      remission: false,
      worse: true,
    });
    expect(compared('pain_nrs', 0, 0)).toMatchObject({
      pct_improvement: null,
      response: false,
      mcid_improved: false,
    });
    expect(compared('who5', 0, 52)).toMatchObject({ pct_improvement: null, response: true, remission: true });
  });

  it('has no percentage on a scale that passes through zero', () => {
    expect(compared('rass', 3, 0).pct_improvement).toBeNull();
  });

  it('refuses what is not a total of the instrument, with its path', () => {
    expect(refused('phq10', 1, 1)).toBe('instrument: unknown-instrument');
    expect(refused('cssrs_screen', 1, 1)).toBe('instrument: no-total');
    expect(refused('kset', 1, 1)).toBe('instrument: no-total');
    for (const bad of [null, undefined, '10', true, Number.NaN, Number.POSITIVE_INFINITY, [10]]) {
      expect(refused('phq9', bad, 1)).toBe('baseline: not-a-number');
      expect(refused('phq9', 1, bad)).toBe('current: not-a-number');
    }
    for (const bad of [-1, 28]) {
      expect(refused('phq9', bad, 1)).toBe('baseline: out-of-range');
      expect(refused('phq9', 1, bad)).toBe('current: out-of-range');
    }
    const whole = change({ instrument: 'phq9', baseline: 10.5, current: 1 });
    expect(whole).toMatchObject({ error: { type: 'too-precise', message: 'expected a whole number' } });
    expect(change({ instrument: 'peg', baseline: 5.55, current: 1 })).toMatchObject({
      error: { message: 'expected at most one decimal' },
    });
    for (let tenths = 0; tenths <= 100; tenths += 1)
      expect(compared('peg', tenths / 10, 0).pct_improvement).toBe(tenths === 0 ? null : 100);
  });

  it('agrees with arithmetic on every pair of PHQ-9 totals', () => {
    for (let baseline = 0; baseline <= 27; baseline += 1) {
      for (let current = 0; current <= 27; current += 1) {
        const value = compared('phq9', baseline, current);
        const exact = baseline === 0 ? null : ((baseline - current) / baseline) * 100;
        if (exact === null) expect(value.pct_improvement).toBeNull();
        else expect(Math.abs((value.pct_improvement ?? Number.NaN) - exact)).toBeLessThanOrEqual(0.05 + 1e-9);
        expect(value.response).toBe(exact !== null && baseline - current >= baseline / 2);
        expect(value.partial_response).toBe(
          exact !== null && value.response === false && baseline - current >= baseline / 4,
        );
        expect(Object.is(value.pct_improvement, -0)).toBe(false);
      }
    }
  });

  it('never calls the same change better and worse', () => {
    const withTotals = INSTRUMENTS.filter(({ range }) => range !== undefined);
    fc.assert(
      fc.property(
        fc.constantFrom(...withTotals),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ id, range }, a, b) => {
          const { min, max } = range ?? { min: 0, max: 0 };
          const at = (share: number) => Math.round(min + share * (max - min));
          const value = compared(id, at(a), at(b));
          expect(value.worse === true && (value.mcid_improved === true || value.response === true)).toBe(
            false,
          );
          expect(value.response === true && value.partial_response === true).toBe(false);
        },
      ),
    );
  });
});
