import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMs,
  ageInYears,
  type CivilDate,
  days,
  daysBetween,
  formatInstant,
  hours,
  instant,
  minutes,
  minutesBetween,
  parseCivilDate,
  parseInstant,
  utcDateOf,
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
        // biome-ignore lint/style/noRestrictedGlobals: the platform's calendar is the independent oracle here.
        const platform = new Date(ms).toISOString();
        expect(formatInstant(instant(ms))).toBe(platform);
        const back = parseInstant(platform);
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

describe('Durations', () => {
  it('are plain differences of instants', () => {
    const noon = instant(1_770_120_000_000);
    expect(minutesBetween(noon, addMs(noon, minutes(90)))).toBe(90);
    expect(hours(2)).toBe(minutes(120));
    expect(days(1)).toBe(hours(24));
  });

  it('an instant is whole milliseconds in the years 1 to 9999', () => {
    const [first, last] = [-62_135_596_800_000, 253_402_300_799_999];
    expect(formatInstant(instant(first))).toBe('0001-01-01T00:00:00.000Z');
    expect(formatInstant(instant(last))).toBe('9999-12-31T23:59:59.999Z');
    for (const out of [first - 1, last + 1, 0.5, Number.NaN]) expect(() => instant(out)).toThrow('instant');
  });

  it.each([
    ['2026-02-03T13:05Z', '2026-02-03T13:05:00.000Z'],
    ['2026-02-03T13:05:07Z', '2026-02-03T13:05:07.000Z'],
    ['2026-02-03T13:05:07.5Z', '2026-02-03T13:05:07.500Z'],
    ['2026-02-03T13:05:07.123456789Z', '2026-02-03T13:05:07.123Z'],
    ['2026-02-03T13:05:07.123999998Z', '2026-02-03T13:05:07.123Z'],
    ['2026-02-03T13:05:07.999999999Z', '2026-02-03T13:05:07.999Z'],
    ['2026-02-03T13:05:07.29Z', '2026-02-03T13:05:07.290Z'],
    ['2026-02-03T00:30:00+01:00', '2026-02-02T23:30:00.000Z'],
    ['2026-02-03T13:05:00+14:00', '2026-02-02T23:05:00.000Z'],
  ])('%s is %s', (text, expected) => {
    const parsed = parseInstant(text);
    expect(parsed.ok && formatInstant(parsed.value)).toBe(expected);
  });

  it.each([
    '2026-02-03T13:60Z',
    '2026-02-03T13:05:60Z',
    '2026-02-03T13:05:00+14:01',
    '2026-02-03T13:05:00+15:00',
  ])('refuses %s', (text) => {
    const parsed = parseInstant(text, '/at');
    expect(!parsed.ok && parsed.error).toMatchObject({ type: 'not-an-instant', path: '/at' });
  });

  it('the UTC day of an instant is that of its text', () => {
    const parsed = parseInstant('2026-02-03T23:30:00-05:00');
    expect(parsed.ok && utcDateOf(parsed.value)).toBe('2026-02-04');
  });
});

describe('CivilDate', () => {
  it('counts a leap-day birthday from 1 March in common years', () => {
    expect(ageInYears('2004-02-29' as CivilDate, '2022-02-28' as CivilDate)).toBe(17);
    expect(ageInYears('2004-02-29' as CivilDate, '2022-03-01' as CivilDate)).toBe(18);
  });

  it('turns a year older on the birthday, and not the day before', () => {
    expect(ageInYears(date('1961-02-16'), date('2026-02-15'))).toBe(64);
    expect(ageInYears(date('1961-02-16'), date('2026-02-16'))).toBe(65);
  });

  it('adds and subtracts days across years', () => {
    expect(addDays(date('2024-02-28'), 2)).toBe('2024-03-01');
    expect(daysBetween(date('2024-12-31'), date('2025-01-01'))).toBe(1);
  });

  it.each([
    '2023-02-29',
    '2024-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-00-01',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
    '',
    '2026-01-01T',
  ])('refuses the day %j, which does not exist', (text) => {
    const parsed = parseCivilDate(text, '/born');
    expect(!parsed.ok && parsed.error).toMatchObject({ type: 'not-a-date', path: '/born' });
  });

  it('knows the last day of every month', () => {
    const last = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    for (const [index, end] of last.entries()) {
      const month = `2026-${String(index + 1).padStart(2, '0')}`;
      const read = [end, end + 1].map((one) => parseCivilDate(`${month}-${one}`).ok);
      expect(read, month).toEqual([true, false]);
    }
  });

  it.each(['2024-02-29', '2000-02-29', '2026-04-30', '2026-12-31', '0001-01-01', '9999-12-31'])(
    'reads %s',
    (text) => {
      expect(parseCivilDate(text)).toEqual({ ok: true, value: text });
    },
  );

  it('a day added and taken away again is the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -600_000, max: 600_000 }), (count) => {
        const there = addDays(date('2000-03-01'), count);
        expect(daysBetween(date('2000-03-01'), there)).toBe(count);
        expect(addDays(there, -count)).toBe('2000-03-01');
      }),
    );
  });
});
