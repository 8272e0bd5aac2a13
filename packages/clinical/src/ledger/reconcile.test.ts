import { Decimal } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ContainerUse, differenceOf, type GivenPart, reconcile } from './reconcile.ts';

const tenths = (value: number) => Decimal.of(value).over(Decimal.of(10), 1);
const use = (vialId: string, drawn: number, wasted = 0, returned = 0, lot?: string): ContainerUse => ({
  vialId,
  lot,
  drawnMg: Decimal.of(drawn),
  wastedMg: Decimal.of(wasted),
  returnedMg: Decimal.of(returned),
});
const part = (mg: number, lot?: string): GivenPart => ({ mg: Decimal.of(mg), lot });
const open = (uses: readonly ContainerUse[], parts: readonly GivenPart[]) =>
  reconcile(uses, parts).map((one) => [one.vialId, one.givenMg.toString(), one.differenceMg.toString()]);

const anyUse = fc.tuple(fc.nat(5000), fc.nat(2000), fc.nat(2000), fc.constantFrom('A', 'B', undefined)).map(
  ([drawn, wasted, returned, lot]): ContainerUse => ({
    vialId: 'v',
    lot,
    drawnMg: tenths(drawn),
    wastedMg: tenths(wasted),
    returnedMg: tenths(returned),
  }),
);
const anyPart = fc
  .tuple(fc.nat(3000), fc.constantFrom('A', 'B', undefined))
  .map(([mg, lot]): GivenPart => ({ mg: tenths(mg), lot }));

describe('CSR-02: administered + wasted + remaining equals drawn', () => {
  it('adds up when all that was drawn was given', () => {
    expect(open([use('v1', 40)], [part(40)])).toEqual([['v1', '40', '0']]);
  });

  it('names what is neither given, wasted nor returned', () => {
    expect(open([use('v1', 500, 400)], [part(40)])).toEqual([['v1', '40', '60']]);
  });

  it('fills containers in the order in which they were drawn', () => {
    expect(open([use('v1', 30), use('v2', 30, 20)], [part(40)])).toEqual([
      ['v1', '30', '0'],
      ['v2', '10', '0'],
    ]);
  });

  it('takes a device from the lot it names, whichever was drawn first', () => {
    expect(open([use('d1', 28, 0, 28, 'A'), use('d2', 28, 0, 0, 'B')], [part(28, 'B')])).toEqual([
      ['d1', '0', '0'],
      ['d2', '28', '0'],
    ]);
    expect(open([use('d1', 28, 0, 0, 'A'), use('d2', 28, 0, 0, 'B')], [part(28, 'B')])).toEqual([
      ['d1', '0', '28'],
      ['d2', '28', '0'],
    ]);
  });

  it('takes two devices of one lot from two containers, not both from the first', () => {
    const uses = [use('d1', 28, 0, 0, 'A'), use('d2', 28, 0, 0, 'A')];
    expect(open(uses, [part(28, 'A'), part(28, 'A')])).toEqual([
      ['d1', '28', '0'],
      ['d2', '28', '0'],
    ]);
  });

  it('gives nothing from a container of which more was wasted than drawn', () => {
    expect(open([use('v1', 30, 40), use('v2', 40)], [part(40)])).toEqual([
      ['v1', '0', '-10'],
      ['v2', '40', '0'],
    ]);
  });

  it('says when more was given than drawn', () => {
    expect(open([use('v1', 30)], [part(40)])).toEqual([['v1', '40', '-10']]);
  });

  it('takes less than a twentieth of a milligram for given, and no more', () => {
    expect(open([use('v1', 40)], [part(39.951)])).toEqual([['v1', '40', '0']]);
    expect(open([use('v1', 40)], [part(39.95)])).toEqual([['v1', '39.95', '0.05']]);
    expect(open([use('v1', 40)], [part(40.049)])).toEqual([['v1', '40', '0']]);
  });

  it('has nothing to say where nothing was drawn', () => {
    expect(reconcile([], [part(40)])).toEqual([]);
  });

  it('loses and invents nothing: the differences sum to drawn less all that went', () => {
    fc.assert(
      fc.property(
        fc.array(anyUse, { minLength: 1, maxLength: 5 }),
        fc.array(anyPart, { maxLength: 6 }),
        (uses, parts) => {
          const sum = (values: readonly Decimal[]) => values.reduce((a, b) => a.plus(b), Decimal.zero);
          const went = sum([
            ...uses.flatMap((one) => [one.wastedMg, one.returnedMg]),
            ...parts.map((one) => one.mg),
          ]);
          const expected = sum(uses.map((one) => one.drawnMg)).minus(went);
          expect(differenceOf(reconcile(uses, parts)).toString()).toBe(expected.toString());
        },
      ),
    );
  });

  it('sums each container exactly: drawn = given + wasted + returned + difference', () => {
    fc.assert(
      fc.property(
        fc.array(anyUse, { minLength: 1, maxLength: 5 }),
        fc.array(anyPart, { maxLength: 6 }),
        (uses, parts) => {
          for (const one of reconcile(uses, parts)) {
            const total = one.givenMg.plus(one.wastedMg).plus(one.returnedMg).plus(one.differenceMg);
            expect(total.toString()).toBe(one.drawnMg.toString());
          }
        },
      ),
    );
  });
});
