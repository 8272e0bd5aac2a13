import { parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { readDate, typedOf } from './typed-date.ts';

const parsed = parseCivilDate('2026-03-02');
if (!parsed.ok) throw new Error('the test date is wrong');
const today = parsed.value;

describe('a date in three boxes', () => {
  it('is read with the month by its name and a day of one or two digits', () => {
    expect(readDate({ month: '06', day: '2', year: '1984' }, today)).toEqual({
      ok: true,
      value: '1984-06-02',
    });
    expect(readDate({ month: '06', day: ' 02 ', year: '1984' }, today)).toMatchObject({ ok: true });
  });

  it.each([
    [{ month: '', day: '2', year: '1984' }, 'month'],
    [{ month: '06', day: '', year: '1984' }, 'day'],
    [{ month: '06', day: 'two', year: '1984' }, 'day'],
    [{ month: '06', day: '2', year: '84' }, 'year'],
    [{ month: '02', day: '30', year: '1984' }, 'day'],
    [{ month: '02', day: '29', year: '2023' }, 'day'],
    [{ month: '03', day: '3', year: '2026' }, 'year'],
  ] as const)('names the box to mend: %o', (typed, box) => {
    const answer = readDate(typed, today);
    expect(answer.ok ? undefined : answer.error.box).toBe(box);
  });

  it('takes today as a day that has come', () => {
    expect(readDate({ month: '03', day: '2', year: '2026' }, today).ok).toBe(true);
  });

  it('shows a day given before in the same boxes', () => {
    expect(readDate(typedOf('2024-02-09'), today)).toEqual({ ok: true, value: '2024-02-09' });
  });
});
