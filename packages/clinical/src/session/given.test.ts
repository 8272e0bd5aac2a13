import { describe, expect, it } from 'vitest';
import { fold } from './fold/fold.ts';
import { doseSegments, expectedEnd, given } from './given.ts';
import { eventsOf, minute, type Script, type Step } from './testing/script.ts';

const stateOf = (steps: readonly Step[], preset: Script['preset'] = 'iv') =>
  fold(eventsOf({ preset, steps }));
const at = (m: number) => minute({}, m);

describe('given', () => {
  it('TV-9: paused at 15 of 40 min, 15.0 mg are given and 25.0 mg remain', () => {
    const state = stateOf([
      [0, 'start'],
      [15, 'pause'],
    ]);
    expect(given(state, at(30))).toEqual({
      totalMg: 15,
      infusedMg: 15,
      partsMg: 0,
      remainingMg: 25,
      source: 'calculated',
    });
  });

  it('is nothing before the start, and exact in between', () => {
    const state = stateOf([[0, 'start']]);
    expect(given(state, at(-1)).totalMg).toBe(0);
    expect(given(state, at(0)).totalMg).toBe(0);
    expect(given(state, at(1 / 60))).toMatchObject({
      totalMg: 0.016667,
      infusedMg: 0.016667,
      remainingMg: 39.983333,
    });
    expect(given(state, at(40)).totalMg).toBe(40);
    expect(given(state, at(41)).totalMg).toBe(40);
  });

  it('DOSE-18: a pump that reports its delivered amount wins from the stop on', () => {
    const state = stateOf([
      [0, 'start'],
      [20, 'infusion.stopped', { reason: 'prescriber', pumpDeliveredMg: 19.4 }],
    ]);
    expect(given(state, at(10))).toMatchObject({ totalMg: 10, source: 'calculated' });
    expect(given(state, at(20))).toMatchObject({ totalMg: 19.4, remainingMg: 0, source: 'pump-reported' });
  });

  it('counts devices of 28 mg', () => {
    const state = stateOf(
      [
        [0, 'device', 1],
        [5, 'device', 2],
      ],
      'esk',
    );
    expect(given(state, at(4))).toMatchObject({ totalMg: 28, remainingMg: 56 });
    expect(given(state, at(5))).toMatchObject({ totalMg: 56, remainingMg: 28 });
  });
});

describe('dose segments for a curve', () => {
  it('leave out pauses and stop where the dose is in', () => {
    const state = stateOf([
      [0, 'start'],
      [15, 'pause'],
      [27, 'resume'],
    ]);
    expect(doseSegments(state)).toEqual([
      { kind: 'infusion', timeMin: 0, durationMin: 15, rateMgPerH: 60, amountMg: 15 },
      { kind: 'infusion', timeMin: 27, durationMin: 25, rateMgPerH: 60, amountMg: 25 },
    ]);
    expect(doseSegments(state, at(30))).toEqual([
      { kind: 'infusion', timeMin: 0, durationMin: 15, rateMgPerH: 60, amountMg: 15 },
      { kind: 'infusion', timeMin: 27, durationMin: 3, rateMgPerH: 60, amountMg: 3 },
    ]);
    expect(expectedEnd(state)).toBe(at(52));
  });

  it('begin with the first moment after the start, told to a millionth of a microgram', () => {
    const state = stateOf([[0, 'start']]);
    expect(doseSegments(state, at(0))).toEqual([]);
    expect(doseSegments(state, at(1 / 60))).toMatchObject([{ durationMin: 1 / 60, amountMg: 0.016666667 }]);
  });

  it('end with the first whole millisecond at which all is in', () => {
    const state = stateOf([
      [0, 'start'],
      [20, 'rate', 175, 70],
    ]);
    // 20 mg at 70 mg/h last 1 028 571.4 ms.
    expect(expectedEnd(state)).toBe(at(20) + 1_028_572);
    expect(given(state, at(20 + 1_028_572 / 60_000)).totalMg).toBe(40);
    expect(given(state, at(20 + 1_028_571 / 60_000)).totalMg).toBeLessThan(40);
  });

  it('leave out a part of later than the moment asked about', () => {
    const parts = stateOf(
      [
        [0, 'inject', 20],
        [20, 'inject', 19],
      ],
      'im',
    );
    const minutes = (until?: number) =>
      doseSegments(parts, until === undefined ? undefined : at(until)).map(({ timeMin }) => timeMin);
    expect([minutes(19.9), minutes(20), minutes()]).toEqual([[0], [0, 20], [0, 20]]);
  });

  it('have no stretch where a rate was changed at the moment of the stop, whatever the pump says', () => {
    const state = stateOf([
      [0, 'start'],
      [20, 'rate', 75, 30],
      [20, 'infusion.stopped', { reason: 'prescriber', pumpDeliveredMg: 41 }],
    ]);
    expect(doseSegments(state)).toEqual([
      { kind: 'infusion', timeMin: 0, durationMin: 20, rateMgPerH: 60, amountMg: 20 },
    ]);
  });

  it('count minutes from the first dose', () => {
    const state = stateOf(
      [
        [2, 'device', 1],
        [7, 'device', 2],
      ],
      'esk',
    );
    expect(doseSegments(state)).toEqual([
      { kind: 'nasal', timeMin: 0, amountMg: 28 },
      { kind: 'nasal', timeMin: 5, amountMg: 28 },
    ]);
    expect(doseSegments(stateOf([]))).toEqual([]);
  });
});
