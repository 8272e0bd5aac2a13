import { describe, expect, it } from 'vitest';
import { fold } from './fold/fold.ts';
import { activeSymptoms, lastReading, onOxygen, sedationOf } from './readings.ts';
import { eventsOf, minute, type Step } from './testing/script.ts';

const stateOf = (steps: readonly Step[]) => fold(eventsOf({ preset: 'iv', steps: [[0, 'start'], ...steps] }));
const at = (m: number) => minute({}, m);

describe('reading the chart', () => {
  it('orders late entries by when they were true, not by when they came', () => {
    const state = stateOf([
      [20, 'vitals', '130/80 70 98 14'],
      [10, 'vitals', '150/80 90 98 14'],
    ]);
    expect(state.vitals.slice(-2).map((fact) => fact.at)).toEqual([at(10), at(20)]);
    expect(lastReading(state, 'heartRatePerMin', at(25))?.value).toBe(70);
    expect(lastReading(state, 'heartRatePerMin', at(15))?.value).toBe(90);
  });

  it('never takes a doubtful value for a reading', () => {
    const state = stateOf([
      [10, 'vitals', '130/80 70 98 14'],
      [12, 'vitals', '130/80 170 98 14', 'doubtful'],
    ]);
    expect(lastReading(state, 'heartRatePerMin', at(13))?.value).toBe(70);
    expect(lastReading(state, 'etco2MmHg', at(13))).toBe(undefined);
  });

  it('knows a symptom as present until it is charted as over', () => {
    const state = stateOf([
      [5, 'symptom', 'dizziness'],
      [9, 'over', 'dizziness'],
    ]);
    expect([4, 5, 8, 9].map((m) => activeSymptoms(state, at(m)).has('dizziness'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('knows when oxygen flows', () => {
    const state = stateOf([
      [5, 'oxygen.changed', { flowLPerMin: 2 }],
      [9, 'oxygen.changed', { flowLPerMin: 0 }],
    ]);
    expect([4, 5, 8, 9].map((m) => onOxygen(state, at(m)))).toEqual([false, true, true, false]);
    expect(onOxygen(stateOf([[5, 'oxygen.changed', { flowLPerMin: 0.5 }]]), at(6))).toBe(true);
  });

  it('maps RASS to MOAA/S', () => {
    expect([4, 1, 0, -1, -2, -3, -4, -5].map((score) => sedationOf('rass', score))).toEqual([
      5, 5, 5, 4, 3, 3, 2, 1,
    ]);
    expect(sedationOf('nausea', 3)).toBe(undefined);
  });
});
