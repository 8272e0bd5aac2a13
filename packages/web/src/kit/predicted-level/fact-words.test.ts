import { describe, expect, it } from 'vitest';
import { endName, fallenText, levelWords, peakWords, spreadWords } from './fact-words.ts';
import { dosesBy, dosesOf, endOf } from './regimen.ts';

describe('when a predicted level is down, in words', () => {
  it('counts from the end of the dose and says that nothing more is given', () => {
    expect(fallenText(100, 40, 'end of the infusion')).toBe(
      'Below for good 100 min after the start, 60 min after the end of the infusion, if nothing more is given.',
    );
  });

  it('counts from the dose where all of it is in at once', () => {
    expect(fallenText(100, 0, undefined)).toBe(
      'Below for good 100 min after the dose, if nothing more is given.',
    );
  });

  it('names hours from two hours on', () => {
    expect(fallenText(119, 0, undefined)).toContain('119 min after the dose');
    expect(fallenText(120, 0, undefined)).toContain('2 h 00 min after the dose');
  });

  it('says so where the level is never reached, and where it does not fall within a month', () => {
    expect(fallenText(0, 40, 'end of the infusion')).toBe('It never gets that high.');
    expect(fallenText(null, 40, 'end of the infusion')).toBe(
      'Not within thirty days, if nothing more is given.',
    );
  });
});

describe('the highest level in words', () => {
  const infusion = { toMin: 240, endMin: 40, endName: 'end of the infusion' };
  const atOnce = { toMin: 240, endMin: 0, endName: undefined };

  it('is at the end of an infusion, later after what is absorbed, and at once after a bolus', () => {
    expect(peakWords({ peakNgPerMl: 161.4, peakMin: 40 }, infusion)).toBe(
      '161 ng/mL after 40 min, at the end of the infusion',
    );
    expect(peakWords({ peakNgPerMl: 61.4, peakMin: 17.6 }, atOnce)).toBe('61 ng/mL after 18 min');
    expect(peakWords({ peakNgPerMl: 2143, peakMin: 0 }, atOnce)).toBe('2143 ng/mL, at once');
  });

  it('does not take the edge of the drawing for a peak, nor nothing for a level', () => {
    expect(peakWords({ peakNgPerMl: 80, peakMin: 60 }, { ...infusion, toMin: 60, endMin: 90 })).toBe(
      '80 ng/mL after 60 min, where the drawing ends; it still rises',
    );
    expect(peakWords({ peakNgPerMl: 0, peakMin: null }, atOnce)).toBe('No level within the time drawn');
  });

  it('takes the spread of the nearest moment drawn', () => {
    expect(spreadWords({ p5: [0, 4.26, 2], p95: [0, 80.2, 9] }, [0, 10, 20], 12)).toBe('4.3 to 80 ng/mL');
    expect(spreadWords({}, [0, 10], 4)).toBeUndefined();
    expect(levelWords(0.003)).toBe('below 0.1 ng/mL');
  });
});

describe('the end of a dose', () => {
  it('is the end of the infusion, and the last device of a spray', () => {
    const infusion = dosesOf({ product: 'ketamine', route: 'IV', doseMg: 35, durationMin: 40 }) ?? [];
    expect([endOf(infusion), endName(infusion)]).toEqual([40, 'end of the infusion']);
    const devices = dosesOf({ product: 'esketamine', route: 'IN', doseMg: 84 }) ?? [];
    expect([endOf(devices), endName(devices)]).toEqual([10, 'last device']);
  });

  it('has no name where all of it is given at once', () => {
    for (const route of ['iv-bolus', 'im', 'sc', 'oral', 'film'] as const)
      expect(endName(dosesBy({ route, doseMg: 50, durationMin: 40 }))).toBeUndefined();
    expect(endName(dosesBy({ route: 'nasal-device', doseMg: 28 }))).toBeUndefined();
  });
});
