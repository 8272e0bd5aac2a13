import { type CivilDate, instant } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayOf,
  formatAge,
  formatDate,
  formatDateTime,
  formatLongDate,
  formatLongDateTime,
  formatTime,
  formatTimer,
  formatTimeWithSeconds,
} from './date.ts';

const at = (iso: string) => instant(Date.parse(iso));
const day = (text: string) => text as CivilDate;

describe('dates on the screen (UI-11, UI-12)', () => {
  it('never shows an all-numeric date', () => {
    expect(formatDate(day('1984-06-02'))).toBe('02-Jun-1984');
    expect(formatLongDate(day('1984-06-02'))).toBe('2 June 1984');
  });

  it('shows midnight as 00:00, in the zone of the clinic', () => {
    expect(formatTime(at('2026-02-03T05:00:00Z'), 'America/New_York')).toBe('00:00');
    expect(dayOf(at('2026-02-03T04:59:59Z'), 'America/New_York')).toBe('2026-02-02');
  });

  it('tells patients the weekday and the zone (POR-11)', () => {
    expect(formatLongDateTime(at('2026-02-03T18:05:00Z'), 'America/New_York')).toBe(
      'Tuesday, 3 February 2026, 13:05 EST',
    );
  });

  it.each([
    ['2026-11-01T05:30:00Z', '01:30\u00a0EDT'],
    ['2026-11-01T06:30:00Z', '01:30\u00a0EST'],
    ['2026-11-01T04:00:00Z', '00:00\u00a0EDT'],
    ['2026-11-02T04:59:00Z', '23:59\u00a0EST'],
    ['2026-10-31T18:00:00Z', '14:00'],
    ['2026-11-02T05:00:00Z', '00:00'],
    ['2026-03-08T06:59:00Z', '01:59\u00a0EST'],
    ['2026-03-08T07:00:00Z', '03:00\u00a0EDT'],
    ['2026-03-09T04:00:00Z', '00:00'],
  ])('TIM-02 shows the time of day %s as %s', (iso, shown) => {
    expect(formatTime(at(iso), 'America/New_York')).toBe(shown);
  });

  it('tells apart the two readings of the hour that a clock change repeats', () => {
    const first = formatDateTime(at('2026-11-01T05:30:00Z'), 'America/New_York');
    const second = formatDateTime(at('2026-11-01T06:30:00Z'), 'America/New_York');
    expect(first).toMatch(/^01-Nov-2026 01:30/);
    expect(second).not.toBe(first);
  });
});

it('is what the tables of the platform say, in every zone and at every clock change', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const expected = (at: number, timeZone: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at);
  const moment = fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2060, 0, 1) });
  // Beside the quarter of an hour in which many clocks change.
  const nearAQuarter = fc
    .tuple(fc.integer({ min: 350_000, max: 3_100_000 }), fc.integer({ min: -1, max: 1 }))
    .map(([quarter, off]) => quarter * 900_000 + off);
  fc.assert(
    fc.property(fc.oneof(moment, nearAQuarter), fc.constantFrom(...zones), (ms, zone) => {
      const shown = `${dayOf(instant(ms), zone)} ${formatTimeWithSeconds(instant(ms), zone)}`;
      expect(shown).toBe(expected(ms, zone));
    }),
    { numRuns: 600 },
  );
});

describe('ages', () => {
  const noon = at('2026-02-03T12:00:00Z');
  it.each([
    ['2026-02-03T11:59:01Z', 'now'],
    ['2026-02-03T11:48:00Z', '12\u00a0min ago'],
    ['2026-02-03T08:55:00Z', '3\u00a0h 5\u00a0min ago'],
    ['2026-02-03T12:05:00Z', 'in 5\u00a0min'],
    ['2026-01-30T12:00:00Z', '4 days ago'],
    ['2026-02-02T12:00:00Z', '1 day ago'],
  ])('%s reads %s', (iso, expected) => {
    expect(formatAge(at(iso), noon)).toBe(expected);
  });

  it('never shows a timer below zero', () => {
    expect(formatTimer(-5)).toBe('00:00');
    expect(formatTimer(3_725_000)).toBe('1:02:05');
  });
});
