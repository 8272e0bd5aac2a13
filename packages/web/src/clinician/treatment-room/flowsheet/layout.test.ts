import { fold } from '@titrate/clinical/session';
import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { extremesDrawn, frameOf, OUTLOOK_MIN, place, thinned, timeTicks, windowOf } from './layout.ts';
import { segmentsPath } from './marks.tsx';

const MIN = 60_000;
const frame = frameOf({ from: instant(0), until: instant(120 * MIN) }, 900);

describe('the one time axis of the flowsheet (UI-31)', () => {
  it('gives every lane the same place for the same moment, and back', () => {
    for (const minute of [0, 1, 37, 120]) {
      expect(frame.at(frame.x(minute * MIN))).toBeCloseTo(minute * MIN, 3);
    }
  });

  it('is proportional', () => {
    const perMin = (frame.x(60 * MIN) - frame.x(0)) / 60;
    expect(frame.x(90 * MIN) - frame.x(30 * MIN)).toBeCloseTo(60 * perMin, 6);
  });

  it('has conventional marks that do not touch', () => {
    const ticks = timeTicks(frame);
    expect(ticks.every((tick) => tick % (5 * MIN) === 0)).toBe(true);
    const gaps = ticks.slice(1).map((tick, index) => frame.x(tick) - frame.x(ticks[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(52);
  });
});

describe('the stretch of time that is shown', () => {
  it('holds what the text beside the curve speaks of: an hour past now', () => {
    const now = instant(Date.parse('2026-03-02T15:02:00Z'));
    const { from, until } = windowOf(fold([]), now, 'session');
    expect(from).toBeLessThan(now);
    expect(until - now).toBeGreaterThanOrEqual(OUTLOOK_MIN * MIN);
  });
});

describe('marks of a device that sends every second', () => {
  const rows = Array.from({ length: 600 }, (_, second) => ({
    at: instant(second * 1000),
    systolic: 120 + (second % 7),
    diastolic: second === 301 ? 41 : 80,
    typed: second === 300,
  }));
  const drawn = extremesDrawn(rows, frame, {
    stretchPx: 5,
    valuesOf: ({ systolic, diastolic }) => [systolic, diastolic],
    always: ({ typed }) => typed,
  });

  it('are the extremes of each stretch: no high, no low and no typed value goes missing', () => {
    expect(drawn.some(({ diastolic }) => diastolic === 41)).toBe(true);
    expect(drawn.some(({ typed }) => typed)).toBe(true);
    const highest = (list: typeof rows) =>
      [...Map.groupBy(list, ({ at }) => Math.floor(frame.x(at) / 5)).values()].map((stretch) =>
        Math.max(...stretch.map(({ systolic }) => systolic)),
      );
    expect(highest([...drawn])).toEqual(highest(rows));
    const stretches = Math.ceil((frame.x(600_000) - frame.x(0)) / 5) + 1;
    expect(drawn.length).toBeLessThanOrEqual(4 * stretches + 1);
  });

  it('are all of them where there is room', () => {
    const apart = rows.filter(({ at }) => at % 60_000 === 0);
    expect(extremesDrawn(apart, frame, { stretchPx: 5, valuesOf: () => [1], always: () => false })).toEqual(
      apart,
    );
  });
});

describe('values on a fixed scale (UI-34)', () => {
  const scale = { top: 10, height: 180, min: 40, max: 220 };
  it('sit at their value within a pixel, and at the edge when off the scale', () => {
    expect(place(scale, 220)).toEqual({ y: 10, off: undefined });
    expect(place(scale, 40)).toEqual({ y: 190, off: undefined });
    expect(place(scale, 130).y).toBeCloseTo(100, 6);
    expect(place(scale, 250)).toEqual({ y: 10, off: 'above' });
    expect(place(scale, 20)).toEqual({ y: 190, off: 'below' });
  });

  it('UI-33: a line is not drawn across a gap longer than twice the ordered interval', () => {
    const points = [0, 10, 31].map((minute) => ({ at: minute * MIN, value: 80 }));
    const moves = (gapMin: number) => segmentsPath(points, frame, scale, gapMin * MIN).match(/M/g)?.length;
    expect(moves(20)).toBe(2);
    expect(moves(21)).toBe(1);
  });
});

describe('the grid of numbers', () => {
  it('keeps what people typed and thins what a device sends', () => {
    const values = Array.from({ length: 121 }, (_, minute) => ({
      at: instant(minute * MIN),
      typed: minute % 60 === 7,
    }));
    const shown = thinned(values, frame, 40, (value) => value.typed);
    expect(shown.filter((value) => value.typed)).toHaveLength(2);
    const places = shown.map((value) => frame.x(value.at));
    expect(places.slice(1).every((x, index) => x - (places[index] ?? 0) >= 40)).toBe(true);
  });
});
