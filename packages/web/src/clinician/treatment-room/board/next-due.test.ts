import { instant } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { nextDueOf } from './next-due.ts';

const MIN = 60_000;
const at = (minute: number) => new Date(minute * MIN).toISOString();
const summary = {
  nextDue: { item: 'dissociation', title: 'dissociation', at: at(10) },
  dueItems: [
    { item: 'dissociation', at: at(10) },
    { item: 'infusion-end', at: at(40) },
  ],
};

describe('what a chair needs first', () => {
  it('is what is due soonest', () => {
    expect(nextDueOf(summary, instant(40 * MIN - 1))?.item).toBe('dissociation');
  });
  it('is the end of an infusion once its time is over, however late something else is', () => {
    expect(nextDueOf(summary, instant(40 * MIN))).toEqual({
      item: 'infusion-end',
      title: 'infusion-end',
      at: instant(40 * MIN),
    });
  });
  it('is nothing where nothing is due', () => {
    expect(nextDueOf({ nextDue: null, dueItems: [] }, instant(0))).toBeUndefined();
    expect(nextDueOf(null, instant(0))).toBeUndefined();
    expect(nextDueOf(undefined, instant(0))).toBeUndefined();
  });
});
