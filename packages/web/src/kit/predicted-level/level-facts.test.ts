import { describe, expect, it } from 'vitest';
import { fallenText } from './level-facts.tsx';
import { dosesOf, endOf } from './regimen.ts';

describe('when a predicted level is down, in words', () => {
  it('counts from the end of the dose and says that nothing more is given', () => {
    expect(fallenText(100, 40)).toBe(
      'Below for good 100 min after the start, 60 min after the end of the dose, if nothing more is given.',
    );
  });

  it('names hours from two hours on', () => {
    expect(fallenText(119, 0)).toContain('119 min after the start');
    expect(fallenText(120, 0)).toContain('2 h 00 min after the start');
  });

  it('says so where the level is never reached, and where it does not fall within a month', () => {
    expect(fallenText(0, 40)).toBe('It never gets that high.');
    expect(fallenText(null, 40)).toBe('Not within thirty days, if nothing more is given.');
  });
});

describe('the end of a dose', () => {
  it('is the end of the infusion, and the last device of a spray', () => {
    const infusion = dosesOf({ product: 'ketamine', route: 'IV', doseMg: 35, durationMin: 40 });
    expect(endOf(infusion ?? [])).toBe(40);
    const devices = dosesOf({ product: 'esketamine', route: 'IN', doseMg: 84 });
    expect(endOf(devices ?? [])).toBe(10);
  });
});
