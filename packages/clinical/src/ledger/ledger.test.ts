import { Decimal } from '@titrate/quantity';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceAfter, countDifference, ENTRY_KINDS, stockChange } from './balance.ts';
import {
  type Container,
  containerMg,
  countOf,
  formForRoute,
  MG_PER_DEVICE,
  millilitresOf,
  wholePieces,
} from './container.ts';
import { isExpired, lastGoodDay } from './expiry.ts';
import { readPackageScan } from './scan.ts';

const mg = (value: number) => Decimal.of(value);
const VIAL: Container = { form: 'vial', mgPerMl: mg(50), containerMl: mg(10) };
const DEVICE: Container = { form: 'device', mgPerDevice: MG_PER_DEVICE };
const bottle = (mgPerUnit: number, unitsPerContainer: number): Container => ({
  form: 'unit',
  unit: 'lozenge',
  mgPerUnit: mg(mgPerUnit),
  unitsPerContainer,
});

describe('CSR-01: the balance follows from the entries', () => {
  it('knows for every kind what it does to the shelf', () => {
    expect(ENTRY_KINDS.map((kind) => [kind, stockChange(kind, mg(5)).toString()])).toEqual([
      ['receipt', '5'],
      ['move-out', '-5'],
      ['move-in', '5'],
      ['draw-up', '-5'],
      ['administered', '0'],
      ['wasted', '0'],
      ['destroyed', '-5'],
      ['returned', '5'],
      ['lost', '-5'],
      ['count', '0'],
      ['adjusted', '5'],
    ]);
  });

  it('refuses the entry that takes more than is there, and says how much is missing', () => {
    const after = balanceAfter([
      { kind: 'receipt', amountMg: mg(500) },
      { kind: 'draw-up', amountMg: mg(500.5) },
    ]);
    expect(after).toEqual({
      ok: false,
      error: { type: 'not-in-stock', message: '0.5 mg more leave the shelf than are on it', path: '/1' },
    });
  });

  it('is the exact sum, and taking an entry back restores it', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9999), { maxLength: 12 }), (amounts) => {
        const receipts = amounts.map((one) => ({ kind: 'receipt' as const, amountMg: mg(one / 10) }));
        const back = receipts.map(({ kind, amountMg }) => ({ kind, amountMg: amountMg.negated() }));
        const after = balanceAfter([...receipts, ...back]);
        expect(after.ok && after.value.toString()).toBe('0');
      }),
    );
  });

  it('counts a shortage as negative', () => {
    expect(countDifference(mg(500), mg(499.9)).toString()).toBe('-0.1');
  });
});

describe('CSR-04: containers', () => {
  it('measures a vial and counts a device', () => {
    expect(containerMg(VIAL).toString()).toBe('500');
    expect(millilitresOf(VIAL, mg(40))?.toString()).toBe('0.8');
    // A tenth of a microlitre is more than any syringe tells.
    expect(millilitresOf({ ...VIAL, mgPerMl: mg(30) }, mg(10))?.toString()).toBe('0.3333');
    expect(millilitresOf(DEVICE, mg(28))).toBeUndefined();
    expect(containerMg(DEVICE).toString()).toBe('28');
  });

  it('tells whole containers from parts of one', () => {
    expect(wholePieces(DEVICE, mg(56))).toBe(2);
    expect(wholePieces(DEVICE, mg(55))).toBeUndefined();
    expect(wholePieces(DEVICE, mg(14))).toBeUndefined();
    expect(wholePieces(VIAL, mg(1000))).toBe(2);
    expect(wholePieces(VIAL, mg(999.9))).toBeUndefined();
  });

  it('counts the units of a bottle one by one', () => {
    const lozenges = bottle(100, 30);
    expect(containerMg(lozenges).toString()).toBe('3000');
    expect(millilitresOf(lozenges, mg(100))).toBeUndefined();
    expect(wholePieces(lozenges, mg(300))).toBe(3);
    expect(wholePieces(lozenges, mg(250))).toBeUndefined();
    expect([lozenges, DEVICE, VIAL].map((one) => countOf(one, mg(70))?.toString())).toEqual([
      '0.7',
      '2.5',
      undefined,
    ]);
  });

  it('holds as many whole units as it was filled with, whatever their strength', () => {
    const strength = fc.integer({ min: 1, max: 10_000 }).map((tenths) => tenths / 10);
    fc.assert(
      fc.property(strength, fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (mgPerUnit, filled, taken) => {
        const one = bottle(mgPerUnit, filled);
        expect(wholePieces(one, containerMg(one))).toBe(filled);
        expect(countOf(one, mg(mgPerUnit).times(mg(taken)))?.toNumber()).toBe(taken);
        expect(wholePieces(one, mg(mgPerUnit).times(mg(taken + 0.5)))).toBeUndefined();
      }),
    );
  });

  it('names for each route the container that it is taken from', () => {
    expect(['IV', 'IM', 'SC', 'IN', 'PO', 'SL'].map(formForRoute)).toEqual([
      'vial',
      'vial',
      'vial',
      'device',
      'unit',
      'unit',
    ]);
  });

  it('takes less than half a millionth of a container for rounding, and no more', () => {
    expect(wholePieces(VIAL, mg(500.0002))).toBe(1);
    expect(wholePieces(VIAL, mg(500.0003))).toBeUndefined();
  });
});

describe('DOSE-20: expiry', () => {
  it.each([
    ['2027-08', '2027-08-31'],
    ['2028-02', '2028-02-29'],
    ['2027-12', '2027-12-31'],
    ['2027-01', '2027-01-31'],
    ['2027-11', '2027-11-30'],
    ['2027-08-15', '2027-08-15'],
  ])('reads %s as good through %s', (text, day) => {
    expect(lastGoodDay(text)).toEqual({ ok: true, value: day });
  });

  it.each(['2027-13', '2027-00', '2027-02-30', '9999-12', '08/27', '', '2027'])('refuses %s', (text) => {
    expect(lastGoodDay(text, '/expiry')).toMatchObject({ ok: false, error: { path: '/expiry' } });
  });

  it('is good on its last day and not on the next', () => {
    expect(isExpired('2027-08-31', '2027-08-31')).toBe(false);
    expect(isExpired('2027-08-31', '2027-09-01')).toBe(true);
  });
});

describe('DOSE-05: the code of a package', () => {
  const read = { gtin: '00342023113016', lot: 'KX2291', lastDay: '2028-03-31', serial: '77' };
  it('reads what is printed and what a scanner types', () => {
    const printed = readPackageScan('(01)00342023113016(17)280300(10)KX2291(21)77');
    expect(printed).toEqual({ ok: true, value: read });
    expect(readPackageScan(']d2010034202311301617280300' + '10KX2291\u001d2177')).toEqual(printed);
  });

  it('takes a day 00 for the end of the month, and no day at all for one that does not exist', () => {
    const lastDay = (expiry: string) => {
      const scanned = readPackageScan(`(01)00342023113016(17)${expiry}`);
      return scanned.ok ? scanned.value.lastDay : 'refused';
    };
    expect(lastDay('280200')).toBe('2028-02-29');
    expect(lastDay('280228')).toBe('2028-02-28');
    expect(lastDay('280230')).toBeUndefined();
    expect(lastDay('281300')).toBeUndefined();
  });

  it('passes over the day of production, which says nothing about how long it is good', () => {
    expect(readPackageScan(']d2010034202311301611260131' + '1728030010KX2291\u001d2177')).toEqual({
      ok: true,
      value: read,
    });
    expect(readPackageScan(']d20100342023113016' + '1126013').ok).toBe(false);
  });

  it('reads a lot of one sign, and none without a sign', () => {
    expect(readPackageScan(']d2010034202311301610X')).toMatchObject({ ok: true, value: { lot: 'X' } });
    expect(readPackageScan(']d2010034202311301610').ok).toBe(false);
  });

  it('reads a code with nothing but the number', () => {
    expect(readPackageScan('(01)00342023113016')).toEqual({ ok: true, value: { gtin: '00342023113016' } });
  });

  it.each([
    'KX2291',
    '(01)00342023113016 KX2291',
    '(01)00342023113016(17)',
    'KX2291 (01)00342023113016',
    '(01)00342023113017',
    '(10)KX2291',
    '(01)00342023113016 trailing',
    '0134202311301',
    '99342023113018',
    '',
  ])('refuses %s', (text) => {
    expect(readPackageScan(text, '/label')).toMatchObject({
      ok: false,
      error: { type: 'not-a-package-code', path: '/label' },
    });
  });
});
