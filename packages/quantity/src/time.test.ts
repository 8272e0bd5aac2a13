import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  ageInYears,
  type CivilDate,
  daysBetween,
  formatInstant,
  instant,
  parseCivilDate,
  parseInstant,
} from './time.ts';

const date = (text: string) => {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

describe('Instant', () => {
  it('agrees with the platform calendar on any instant', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000_000_000_000, max: 253_000_000_000_000 }), (ms) => {
        expect(formatInstant(instant(ms))).toBe(new Date(ms).toISOString());
        const back = parseInstant(new Date(ms).toISOString());
        expect(back.ok && back.value).toBe(ms);
      }),
    );
  });

  it('reads an offset', () => {
    const parsed = parseInstant('2026-02-03T13:05:00-05:00');
    expect(parsed.ok && formatInstant(parsed.value)).toBe('2026-02-03T18:05:00.000Z');
  });

  it.each([
    '2026-02-03T13:05:00',
    '2026-02-30T00:00Z',
    '2026-02-03',
    '2026-13-01T00:00Z',
    '2026-02-03T24:00Z',
  ])('refuses %s', (text) => {
    expect(parseInstant(text).ok).toBe(false);
  });
});

describe('CivilDate', () => {
  it('counts a leap-day birthday from 1 March in common years', () => {
    expect(ageInYears('2004-02-29' as CivilDate, '2022-02-28' as CivilDate)).toBe(17);
    expect(ageInYears('2004-02-29' as CivilDate, '2022-03-01' as CivilDate)).toBe(18);
  });

  it('adds and subtracts days across years', () => {
    expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(date('2024-12-31'), date('2025-01-01'))).toBe(1);
  });

  it('refuses days that do not exist', () => {
    expect(parseCivilDate('2023-02-29').ok).toBe(false);
  });
});
