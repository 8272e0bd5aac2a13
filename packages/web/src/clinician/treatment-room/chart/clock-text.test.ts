import { formatInstant, parseInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { lastTimeOf, momentOf } from './clock-text.ts';

const at = (text: string) => {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error('not an instant');
  return parsed.value;
};
const NEW_YORK = 'America/New_York';
const last = (text: string, before: string) => {
  const found = lastTimeOf(text, NEW_YORK, at(before));
  return found === undefined ? undefined : formatInstant(found);
};

describe('a time of day that someone typed', () => {
  it.each([
    ['07:30', '2026-02-03T15:00:00Z', '2026-02-03T12:30:00.000Z'],
    ['730', '2026-02-03T15:00:00Z', '2026-02-03T12:30:00.000Z'],
    ['22:15', '2026-02-03T15:00:00Z', '2026-02-03T03:15:00.000Z'],
    ['10:00', '2026-02-03T15:00:00Z', '2026-02-03T15:00:00.000Z'],
  ])('%s before %s is %s', (text, before, expected) => {
    expect(last(text, before)).toBe(expected);
  });

  it.each(['', '24:00', '7:60', 'soon', '7.30', '12:3'])('%j is no time', (text) => {
    expect(last(text, '2026-02-03T15:00:00Z')).toBeUndefined();
  });

  it('of the hour that a clock change repeats is the later one that has passed', () => {
    expect(last('01:30', '2026-11-01T06:45:00Z')).toBe('2026-11-01T06:30:00.000Z');
    expect(last('01:30', '2026-11-01T05:45:00Z')).toBe('2026-11-01T05:30:00.000Z');
  });

  it('in the hour that is left out in spring is of the day before', () => {
    expect(last('02:30', '2026-03-08T15:00:00Z')).toBe('2026-03-07T07:30:00.000Z');
  });
});

describe('the moment of a booking', () => {
  it('is told in the zone of the clinic', () => {
    const found = momentOf('2026-07-01', '09:00', NEW_YORK);
    expect(found === undefined ? undefined : formatInstant(found)).toBe('2026-07-01T13:00:00.000Z');
  });

  it('does not exist in the hour that is left out', () => {
    expect(momentOf('2026-03-08', '02:30', NEW_YORK)).toBeUndefined();
  });
});
