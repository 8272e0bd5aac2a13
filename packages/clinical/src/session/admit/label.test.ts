import { describe, expect, it } from 'vitest';
import { refusalsOf } from '../testing/asking.ts';
import { eventsOf, type Step } from '../testing/script.ts';
import { draw, kept } from '../testing/vial.ts';

const START = eventsOf({ preset: 'iv', steps: [[0, 'start']] }).at(-1)?.data;
const start = (label: object): Step => [0, 'infusion.started', { ...START, ...label }];
const DIFFERS = ['DOSE-20: lot KX2291 was drawn as good through 2028-03; read the label again'];

describe('DOSE-20 the label that is read with a dose', () => {
  it('is the one that was read when the same lot was drawn', () => {
    const drawn = kept(draw());
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-03' }))).toEqual([]);
    // A month is good to its end: the same day, written otherwise.
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-03-31' }))).toEqual([]);
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-03-30' }))).toEqual(DIFFERS);
    expect(refusalsOf(drawn, start({ lot: 'KX2291', expiry: '2028-04' }))).toEqual(DIFFERS);
  });

  it('says nothing of another lot, and nothing where none was drawn or none is named', () => {
    expect(refusalsOf(kept(draw()), start({ lot: 'KX2292', expiry: '2028-04' }))).toEqual([]);
    expect(refusalsOf({}, start({ lot: 'KX2291', expiry: '2028-04' }))).toEqual([]);
    expect(refusalsOf(kept(draw()), start({ lot: 'KX2291' }))).toEqual([]);
    expect(
      refusalsOf(
        kept(draw({ expiry: '2028-02' }), draw({ vialId: 'v2', lot: 'other' })),
        start({ lot: 'other', expiry: '2028-03' }),
      ),
    ).toEqual([]);
  });

  it('has an expiry that is a month or a day', () => {
    expect(refusalsOf({}, start({ lot: 'KX2291', expiry: '2028-13' }))).toEqual([
      'expected a month or day such as 2027-08',
    ]);
    expect(refusalsOf({}, start({ lot: 'KX2291', expiry: '2028-02-30' }))).toEqual([
      'expected a month or day such as 2027-08',
    ]);
  });

  it('is read with every way of giving', () => {
    const wrong = { lot: 'KX2291', expiry: '2028-13' };
    const asked = 'expected a month or day such as 2027-08';
    const ways = [
      ['im', [0, 'injection.given', { amountMg: 40, site: 'deltoid-left', ...wrong }]],
      ['oral', [0, 'oral.given', { amountMg: 1, form: 'lozenge', ...wrong }]],
      ['esk', [0, 'device.given', { deviceNumber: 1, amountMg: 28, ...wrong }]],
    ] as const;
    for (const [preset, step] of ways) expect(refusalsOf({ preset }, step)).toContain(asked);
  });
});
