import { type CivilDate, formatInstant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { readTypedDate } from './typed-date.ts';
import { instantAt } from './zoned.ts';

describe('a date as it is typed', () => {
  it.each([
    '02-Jun-1984',
    '2 june 1984',
    '2Jun1984',
    'June 2, 1984',
    'jun 2 1984',
    '1984-06-02',
    ' 2-JUN-1984 ',
  ])('%s is the second of June', (text) => {
    expect(readTypedDate(text)).toEqual({ ok: true, value: '1984-06-02' });
  });

  it.each([
    '06/02/1984',
    '02.06.1984',
    '2-6-84',
    '30 feb 1984',
    '31-Jun-1984',
    '2 juno 1984',
    '2 mayor 1984',
    '',
    'today',
  ])('%s is refused', (text) => {
    expect(readTypedDate(text).ok).toBe(false);
  });

  it('knows the 29th of February only in its years', () => {
    expect(readTypedDate('29-Feb-2024').ok).toBe(true);
    expect(readTypedDate('29-Feb-2023').ok).toBe(false);
  });
});

describe('a time on the clock of the clinic', () => {
  const at = (date: string, time: string, zone = 'America/New_York') => {
    const found = instantAt(date as CivilDate, time, zone);
    return found === undefined ? undefined : formatInstant(found);
  };

  it('is the instant at which that clock shows it', () => {
    expect(at('2026-07-01', '09:30')).toBe('2026-07-01T13:30:00.000Z');
    expect(at('2026-01-01', '00:00')).toBe('2026-01-01T05:00:00.000Z');
    expect(at('2026-01-01', '23:59', 'Asia/Kathmandu')).toBe('2026-01-01T18:14:00.000Z');
  });

  it('does not exist in the hour that is skipped in spring', () => {
    expect(at('2026-03-08', '02:30')).toBeUndefined();
    expect(at('2026-03-08', '03:30')).toBe('2026-03-08T07:30:00.000Z');
  });

  it('is the first of the two in the hour that is repeated in autumn', () => {
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
  });

  it.each(['24:00', '9:30', '09:60', 'noon', ''])('%s is no time', (time) => {
    expect(at('2026-07-01', time)).toBeUndefined();
  });
});
