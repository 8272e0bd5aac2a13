import { fold } from '@titrate/clinical/session';
import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { frameOf, OUTLOOK_MIN, place, thinned, timeTicks, windowOf } from './layout.ts';
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
