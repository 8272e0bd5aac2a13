import { describe, expect, it } from 'vitest';
import { fold } from '../fold/fold.ts';
import { eventsOf, minute, type Script, type Step } from '../testing/script.ts';
import { due, freshness } from './due.ts';
import { scheduleFor } from './schedules.ts';

const SECOND = 1 / 60;
const stateOf = (steps: readonly Step[], more: Partial<Script> = {}) =>
  fold(eventsOf({ preset: 'iv', steps, ...more }));
const dueOf = (steps: readonly Step[], item: string, at: number, more: Partial<Script> = {}) => {
  const found = due(stateOf(steps, more), minute({}, at)).find((one) => one.item === item);
  return found === undefined ? undefined : (found.at - minute({}, 0)) / 60_000;
};

describe('which timetable', () => {
  it.each([
    ['esk', {}, {}, 'MO-01'],
    ['iv', {}, {}, 'MO-02'],
    ['iv', { sessionNumber: 1 }, {}, 'MO-03'],
    ['iv', {}, { riskFlags: ['controlled-hypertension'] }, 'MO-03'],
    ['iv', {}, { riskFlags: ['hypertensive-encephalopathy-history'] }, 'MO-03'],
    ['iv', {}, { riskFlags: ['stable-cardiac-disease'] }, 'MO-03'],
    ['iv', {}, { riskFlags: ['sleep-apnoea'] }, 'MO-03'],
    ['iv', {}, { riskFlags: ['frail'] }, 'MO-02'],
    ['im', {}, {}, 'MO-04'],
    ['oral', {}, {}, 'MO-05'],
    ['pain', { sessionNumber: 1 }, {}, 'MO-06'],
  ] as const)('%s with %j and %j: %s', (preset, opening, patient, id) => {
    const state = stateOf([], { preset, opening, patient });
    expect(state.opening === undefined ? undefined : scheduleFor(state.opening.data).id).toBe(id);
  });
});

describe('when vital signs are due', () => {
  const row = (at: number): Step => [at, 'vitals', '124/80 70 98 14'];

  it('a row up to two minutes early meets its point, a second earlier does not', () => {
    expect(dueOf([[0, 'start'], row(8)], 'vitals', 9)).toBe(20);
    expect(dueOf([[0, 'start'], row(8 - SECOND)], 'vitals', 9)).toBe(10);
  });

  it('needs pressure, heart rate and saturation, each as old as the oldest', () => {
    expect(
      dueOf(
        [
          [0, 'start'],
          [10, 'vitals', '124/80 70'],
        ],
        'vitals',
        11,
      ),
    ).toBe(10);
    expect(
      dueOf(
        [
          [0, 'start'],
          [10, 'vitals', '124/80 70'],
          [11, 'monitor', '- - 98 -'],
        ],
        'vitals',
        12,
      ),
    ).toBe(20);
  });

  it('counts esketamine from the last device', () => {
    expect(dueOf([[0, 'device', 1]], 'vitals', 1, { preset: 'esk' })).toBe(20);
    expect(
      dueOf(
        [
          [0, 'device', 1],
          [5, 'device', 2],
        ],
        'vitals',
        6,
        { preset: 'esk' },
      ),
    ).toBe(25);
    expect(dueOf([[0, 'device', 1], row(121)], 'vitals', 122, { preset: 'esk' })).toBe(135);
  });

  it('an infusion that ends on a point goes over to the times after it', () => {
    const ended = (at: number): readonly Step[] => [[0, 'start'], row(30), [at, 'stop']];
    expect(dueOf(ended(40), 'vitals', 41)).toBe(55);
    expect(dueOf(ended(40 + SECOND), 'vitals', 41)).toBe(40);
  });

  it('a row two minutes before a point of an injection meets it', () => {
    expect(dueOf([[0, 'inject', 40], row(3)], 'vitals', 4, { preset: 'im' })).toBe(10);
    expect(dueOf([[0, 'inject', 40], row(3 - SECOND)], 'vitals', 4, { preset: 'im' })).toBe(5);
  });

  it('walks the points of an injection', () => {
    const next = (at: number) => dueOf([[0, 'inject', 40], row(at)], 'vitals', at + 1, { preset: 'im' });
    expect([5, 10, 15, 20, 30, 45, 60, 90, 120, 135].map(next)).toEqual([
      10, 15, 20, 30, 45, 60, 90, 120, 135, 150,
    ]);
  });
});

describe('UI-19 freshness: a second before, at and after each boundary', () => {
  const at = (m: number) =>
    freshness(
      stateOf([
        [0, 'start'],
        [1, 'vitals', '124/80 70 98 14'],
      ]),
      'heartRatePerMin',
      minute({}, m),
    );

  it.each([
    [10 - SECOND, 'fresh'],
    [10, 'due'],
    [12, 'due'],
    [12 + SECOND, 'overdue'],
    [25, 'overdue'],
    [25 + SECOND, 'historical'],
  ])('at minute %d: %s', (m, expected) => {
    expect(at(m)).toBe(expected);
  });

  it('UI-20: what was never measured has no freshness', () => {
    expect(freshness(stateOf([[0, 'start']]), 'etco2MmHg', minute({}, 5))).toBe(undefined);
  });
});
