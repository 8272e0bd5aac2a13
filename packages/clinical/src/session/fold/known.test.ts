import { describe, expect, it } from 'vitest';
import { eventsOf } from '../testing/script.ts';
import { eventIn, withEvent } from './known.ts';

const [a, b, c] = eventsOf({ preset: 'iv', steps: [] });

describe('finding an event by id', () => {
  it('keeps branches of one list apart', () => {
    if (a === undefined || b === undefined || c === undefined) throw new Error('no events');
    const trunk = [a];
    const left = withEvent(trunk, b);
    const right = withEvent(withEvent(trunk, c), b);
    expect([trunk, left, right].map((list) => eventIn(list, b.id))).toEqual([undefined, b, b]);
    expect([trunk, left, right].map((list) => eventIn(list, c.id))).toEqual([undefined, undefined, c]);
    expect([trunk, left, right].map((list) => eventIn(list, a.id))).toEqual([a, a, a]);
    expect(eventIn([], a.id)).toBe(undefined);
  });
});
