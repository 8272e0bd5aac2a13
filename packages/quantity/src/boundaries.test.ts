import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Decimal } from './decimal.ts';
import { sha256Hex } from './sha256.ts';
import { addDays, daysBetween, formatInstant, parseCivilDate, parseInstant } from './time.ts';

const readable = (text: string) => {
  const at = parseInstant(text, '');
  return at.ok ? formatInstant(at.value) : at.error.type;
};
const date = (text: string) => {
  const parsed = parseCivilDate(text, '');
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
};

describe('the calendar at its edges', () => {
  it.each([
    ['1600-02-29', '1600-03-01'],
    ['1899-12-31', '1900-01-01'],
    ['1900-02-28', '1900-03-01'],
    ['1999-12-31', '2000-01-01'],
    ['2000-02-29', '2000-03-01'],
    ['2099-12-31', '2100-01-01'],
    ['2100-02-28', '2100-03-01'],
    ['2399-12-31', '2400-01-01'],
    ['2400-02-29', '2400-03-01'],
  ])('the day after %s is %s', (before, after) => {
    expect(addDays(date(before), 1)).toBe(after);
    expect(addDays(date(after), -1)).toBe(before);
    expect(daysBetween(date(before), date(after))).toBe(1);
  });

  it('counts the days of a century and of four', () => {
    expect(daysBetween(date('1900-03-01'), date('2000-03-01'))).toBe(36_525);
    expect(daysBetween(date('2000-03-01'), date('2100-03-01'))).toBe(36_524);
    expect(daysBetween(date('2000-01-01'), date('2400-01-01'))).toBe(146_097);
  });

  it.each([
    ['2026-03-10T09:00:00+05:45', '2026-03-10T03:15:00.000Z'],
    ['2026-03-10T09:00:00-03:30', '2026-03-10T12:30:00.000Z'],
    ['2026-03-10T09:00:00+14:00', '2026-03-09T19:00:00.000Z'],
    ['2026-03-10T23:59:59.999Z', '2026-03-10T23:59:59.999Z'],
    ['2100-02-28T23:59:59Z', '2100-02-28T23:59:59.000Z'],
  ])('%s is %s', (text, utc) => {
    expect(readable(text)).toBe(utc);
  });

  it.each([
    '2026-03-10T09:00:00+14:01',
    '2026-03-10T24:00:00Z',
    '2026-03-10T09:60:00Z',
    '2026-03-10T09:00:60Z',
    '2100-02-29T09:00:00Z',
  ])('%s is no moment', (text) => {
    expect(parseInstant(text, '').ok).toBe(false);
  });
});

describe('a digest of text at the edges of its encoding', () => {
  it.each(['\u007f', '\u0080', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}'])(
    '%j',
    (text) => {
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    },
  );

  it('takes what follows the last character of two bytes for itself', () => {
    for (const text of ['\uffffa', '\u{10000}a'])
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
  });

  it('is right around the length up to which one space is kept, and beyond it', () => {
    for (const length of [21_820, 21_821, 21_822, 21_845, 21_846, 21_870, 30_000]) {
      const text = '€'.repeat(length);
      expect(sha256Hex(text), String(length)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    }
  });

  it('is right at every length around a block', () => {
    for (let length = 50; length < 135; length += 1) {
      const text = 'a'.repeat(length);
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text).digest('hex'));
    }
  });
});

describe('a quotient that is not exact', () => {
  it('never looks like an exact half', () => {
    const over = (a: string, b: string, places: number) =>
      Decimal.of(Number(a))
        .over(Decimal.of(Number(b)), places)
        .toString();
    expect(over('1', '8', 2)).toBe('0.13');
    expect(over('-1', '8', 2)).toBe('-0.13');
    expect(over('1', '3', 2)).toBe('0.33');
    expect(over('-1', '3', 2)).toBe('-0.33');
    expect(over('2', '3', 2)).toBe('0.67');
    expect(over('2', '-3', 2)).toBe('-0.67');
    expect(over('1.2499', '10', 2)).toBe('0.12');
    expect(over('0', '7', 2)).toBe('0');
  });
});
