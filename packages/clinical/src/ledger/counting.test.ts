import { addDays, type CivilDate } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { COUNT_LOOKBACK_DAYS, countDue, type ShelfDay, weekDue, weekOf } from './counting.ts';

const day = (text: string) => text as CivilDate;
const TODAY = day('2026-03-11');
const on = (text: string, more: Partial<ShelfDay> = {}): ShelfDay => ({
  day: day(text),
  hadStock: true,
  moved: true,
  sessionHeld: false,
  ...more,
});

describe('CS-08 a count by two people on each clinic day', () => {
  it.each([
    ['moved', { moved: true, sessionHeld: false }, 'due'],
    ['stood while a session was held', { moved: false, sessionHeld: true }, 'due'],
    ['stood on a day without sessions', { moved: false, sessionHeld: false }, 'clear'],
    ['was empty while a session was held', { hadStock: false, moved: false, sessionHeld: true }, 'clear'],
    ['was emptied', { hadStock: false, moved: true, sessionHeld: false }, 'due'],
  ])('CS-08 where stock %s', (_, facts, state) => {
    expect(countDue([on('2026-03-11', facts)], undefined, TODAY).state).toBe(state);
  });

  it('CS-08 is due until the end of the day and overdue from the next day on', () => {
    const days = [on('2026-03-11')];
    expect(countDue(days, undefined, TODAY)).toEqual({ state: 'due', since: '2026-03-11' });
    expect(countDue(days, undefined, addDays(TODAY, 1))).toEqual({ state: 'overdue', since: '2026-03-11' });
  });

  it('CS-08 is covered by a count of that day or later, not by one of the day before', () => {
    const days = [on('2026-03-10')];
    expect(countDue(days, day('2026-03-09'), TODAY).state).toBe('overdue');
    expect(countDue(days, day('2026-03-10'), TODAY).state).toBe('clear');
    expect(countDue(days, day('2026-03-11'), TODAY).state).toBe('clear');
  });

  it('CS-08 tells the oldest open day, as far back as it looks', () => {
    const edge = addDays(TODAY, -COUNT_LOOKBACK_DAYS);
    const days = [on('2026-03-10'), on(edge), on(addDays(edge, -1))];
    expect(countDue(days, undefined, TODAY).since).toBe(edge);
    expect(countDue(days, edge, TODAY).since).toBe('2026-03-10');
    expect(countDue([on(addDays(edge, -1))], undefined, TODAY).state).toBe('clear');
  });
});

describe('CS-08 the weekly reconciliation', () => {
  it.each([
    ['2026-03-09', '2026-03-09'],
    ['2026-03-15', '2026-03-09'],
    ['2026-03-16', '2026-03-16'],
    ['2023-12-31', '2023-12-25'],
  ])('CS-08 counts %s to the week of %s', (one, week) => {
    expect(weekOf(day(one))).toBe(week);
  });

  it.each([
    ['2026-03-15', 'clear', 'its Sunday'],
    ['2026-03-16', 'due', 'the day after'],
    ['2026-03-22', 'due', 'seven days after'],
    ['2026-03-23', 'overdue', 'eight days after'],
    ['2026-04-19', 'overdue', 'the last day that is looked back from'],
    ['2026-04-20', 'clear', 'the next week'],
  ])('CS-08 on %s the week of 9 March is %s: %s', (today, state) => {
    expect(weekDue([day('2026-03-11')], [], day(today)).state).toBe(state);
  });

  it('CS-08 asks for each week by itself', () => {
    const moved = [day('2026-03-04'), day('2026-03-11')];
    expect(weekDue(moved, [], day('2026-03-16'))).toEqual({ state: 'overdue', since: '2026-03-02' });
    expect(weekDue(moved, [day('2026-03-02')], day('2026-03-16'))).toEqual({
      state: 'due',
      since: '2026-03-09',
    });
    expect(weekDue(moved, [day('2026-03-02'), day('2026-03-09')], day('2026-03-16')).state).toBe('clear');
  });
});
