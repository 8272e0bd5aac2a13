import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { labelRows, rowsOf, ticksOf } from './series.ts';

describe('the table beside a chart', () => {
  it('holds every time once, and a gap where a series has nothing (UI-37)', () => {
    const rows = rowsOf([
      {
        label: 'Systolic',
        unit: 'mmHg',
        colour: 1,
        points: [
          { at: instant(2000), value: 120 },
          { at: instant(1000), value: null },
        ],
      },
      { label: 'Pulse', unit: '/min', colour: 2, points: [{ at: instant(2000), value: 70 }] },
    ]);
    expect(rows).toEqual([
      { at: 1000, values: [null, null] },
      { at: 2000, values: [120, 70] },
    ]);
  });
});

describe('ticks', () => {
  it.each([
    [0, 27, [0, 10, 20]],
    [40, 200, [50, 100, 150, 200]],
    [0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])('of %d to %d are conventional', (min, max, expected) => {
    expect(ticksOf(min, max)).toEqual(expected);
  });
});

describe('labels of markers', () => {
  it('move to the next row when they would print over each other', () => {
    expect(labelRows([0, 30, 60, 100], 70)).toEqual([0, 1, 2, 0]);
  });
});
