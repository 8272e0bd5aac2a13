import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { eachOnce, laneWords, rowsOf, ticksOf } from './series.ts';

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

describe('the lane of marks', () => {
  const space = { left: 0, right: 100, widthOf: (text: string) => text.length * 5 };
  const marks = (...all: readonly [label: string, note?: string][]) =>
    all.map(([label, note]) => ({ at: instant(0), label, ...(note === undefined ? {} : { note }) }));

  it('leaves out a label that would print over its neighbour', () => {
    const words = laneWords(marks(['1'], ['2'], ['3']), { ...space, positions: [20, 25, 40] });
    expect(words.map(({ text, x }) => [text, x])).toEqual([
      ['1', 17.5],
      ['3', 37.5],
    ]);
  });

  it('works from left to right whatever the order of the marks', () => {
    const words = laneWords(marks(['2', '50 mg'], ['1', '40 mg']), { ...space, positions: [60, 0] });
    expect(words.map(({ text }) => text)).toEqual(['1', '40 mg', '2', '50 mg']);
  });

  it('writes a note where it changes only', () => {
    const words = laneWords(marks(['1', '40 mg'], ['2', '40 mg'], ['3', '50 mg']), {
      ...space,
      positions: [0, 30, 60],
    });
    expect(words.filter(({ lane }) => lane === 'note').map(({ text, x }) => [text, x])).toEqual([
      ['40 mg', 0],
      ['50 mg', 60],
    ]);
  });

  it('keeps words inside the lane at both ends', () => {
    const words = laneWords(marks(['1', '40 mg'], ['12', '50 mg']), { ...space, positions: [0, 99] });
    for (const { text, x } of words) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + space.widthOf(text)).toBeLessThanOrEqual(100);
    }
    expect(words).toHaveLength(4);
  });
});

describe('marks of time', () => {
  it('say a day once, and again when it comes back', () => {
    expect(eachOnce(['27-Nov', '27-Nov', '28-Nov', '27-Nov'])).toEqual(['27-Nov', '', '28-Nov', '27-Nov']);
  });
});
