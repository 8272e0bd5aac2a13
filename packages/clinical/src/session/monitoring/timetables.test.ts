import { describe, expect, it } from 'vitest';
import { minute } from '../testing/script.ts';
import { gridAfter, pointAfter } from './clock.ts';
import { GRACE_MIN, MONITORING_SCHEDULES } from './schedules.ts';

/** The timetables written out a second time, so that no minute moves unseen. */
describe('the timetables', () => {
  it.each([
    ['MO-01', { anchor: 'last-dose', atMin: [20, 40, 60, 90, 120], thenEveryMin: 15 }],
    ['MO-02', { anchor: 'infusion', duringEveryMin: 10, afterEveryMin: 15 }],
    ['MO-03', { anchor: 'infusion', duringEveryMin: 5, afterEveryMin: 10 }],
    ['MO-04', { anchor: 'last-dose', atMin: [5, 10, 15, 20, 30, 45, 60, 90, 120], thenEveryMin: 15 }],
    ['MO-05', { anchor: 'last-dose', atMin: [15, 30, 45, 60, 90, 120], thenEveryMin: 15 }],
    ['MO-06', { anchor: 'infusion', duringEveryMin: 15, afterEveryMin: 15 }],
  ] as const)('%s measures vital signs at its minutes', (id, vitals) => {
    expect(MONITORING_SCHEDULES[id].vitals).toEqual(vitals);
  });

  it.each([
    ['MO-01', ['sedation', 'dissociation'], 'with-vitals'],
    ['MO-02', ['sedation', 'dissociation'], { atMin: [20, 40], afterEndMin: 30 }],
    ['MO-03', ['sedation', 'dissociation'], { atMin: [20, 40], afterEndMin: 30 }],
    ['MO-04', ['sedation', 'dissociation'], { atMin: [20, 40], afterEndMin: 30 }],
    ['MO-05', ['sedation', 'dissociation'], { atMin: [20, 40], afterEndMin: 30 }],
    ['MO-06', ['sedation', 'pain'], { everyMin: 30 }],
  ] as const)('%s asks for its scales at its minutes', (id, items, when) => {
    expect(MONITORING_SCHEDULES[id].scales).toEqual({ items, when });
  });
});

describe('points of a timetable', () => {
  const at = (m: number) => minute({}, m);
  it('a row up to the grace early meets the point, any earlier does not', () => {
    expect(GRACE_MIN).toBe(2);
    expect(gridAfter(at(0), 10, at(8))).toBe(at(20));
    expect(gridAfter(at(0), 10, at(7.99))).toBe(at(10));
    expect(gridAfter(at(0), 10, at(-30))).toBe(at(10));
    expect(gridAfter(at(0), 10, undefined)).toBe(at(10));
  });

  it('goes on every so many minutes after the last point', () => {
    const points = { atMin: [20, 40], thenEveryMin: 15 };
    expect(pointAfter(points, at(0), undefined)).toBe(at(20));
    expect(pointAfter(points, at(0), at(18))).toBe(at(40));
    expect(pointAfter(points, at(0), at(17.99))).toBe(at(20));
    expect(pointAfter(points, at(0), at(38))).toBe(at(55));
    expect(pointAfter(points, at(0), at(53))).toBe(at(70));
    expect(pointAfter({ atMin: [], thenEveryMin: 15 }, at(0), undefined)).toBe(at(15));
  });
});
