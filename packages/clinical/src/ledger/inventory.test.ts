import { type CivilDate, parseCivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { inventoryDue, lossDeadlines } from './inventory.ts';

function day(text: string): CivilDate {
  const parsed = parseCivilDate(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

describe('CS-05 the inventory that the law asks for', () => {
  it('CS-05 is due at once where there never was one', () => {
    expect(inventoryDue(undefined, day('2026-03-09'))).toEqual({ state: 'never', dueOn: undefined });
  });

  it.each([
    ['2024-05-08', 'in-time'],
    ['2024-05-09', 'soon'],
    ['2024-07-08', 'soon'],
    ['2024-07-09', 'overdue'],
  ])('CS-05 taken on 2022-07-08 is on %s %s', (today, state) => {
    expect(inventoryDue(day('2022-07-08'), day(today))).toEqual({ state, dueOn: '2024-07-08' });
  });

  it.each([
    ['2024-02-29', '2026-02-28'],
    ['2022-02-28', '2024-02-28'],
    ['2023-12-31', '2025-12-31'],
  ])('CS-05 taken on %s is due by %s', (last, dueOn) => {
    expect(inventoryDue(day(last), day(last)).dueOn).toBe(dueOn);
  });
});

describe('CS-12 a loss', () => {
  it.each([
    ['2026-11-26', '2026-11-27', 'a Thursday'],
    ['2026-11-27', '2026-11-30', 'a Friday'],
    ['2026-11-28', '2026-11-30', 'a Saturday'],
    ['2026-11-29', '2026-11-30', 'a Sunday'],
  ])('CS-12 found on %s is told by %s, the next business day after %s', (found, noticeBy) => {
    expect(lossDeadlines(day(found)).noticeBy).toBe(noticeBy);
  });

  it('CS-12 has its form complete within 45 days', () => {
    expect(lossDeadlines(day('2026-11-28')).formBy).toBe('2027-01-12');
  });
});
