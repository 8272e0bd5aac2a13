import { describe, expect, it } from 'vitest';
import { amountSaid, countedAs, type Stocked, stockedAs, takenAs } from './words.ts';

const VIAL: Stocked = {
  product: 'ketamine',
  form: 'vial',
  mgPerMl: '50',
  containerMl: '10',
  containerMg: '500',
};
const DEVICE: Stocked = { product: 'esketamine', form: 'device', containerMg: '28' };
const LOZENGE: Stocked = {
  product: 'ketamine',
  form: 'unit',
  unit: 'lozenge',
  mgPerUnit: '100',
  unitsPerContainer: 30,
  containerMg: '3000',
};
const said = (item: Stocked, mg: string) => amountSaid(item, mg).map((part) => part.replace(/\p{Zs}/gu, ' '));

describe('CSR-04: what is stocked, in words', () => {
  it('names the drug, its strength and its container', () => {
    expect([VIAL, DEVICE, LOZENGE].map((one) => stockedAs(one).replace(/\p{Zs}/gu, ' '))).toEqual([
      'ketamine 50 mg per mL, 500 mg in 10 mL',
      'esketamine nasal device 28 mg',
      'ketamine lozenge 100 mg, 30 in a container',
    ]);
  });

  it('leaves the size of the bottle out where lozenges are taken for a patient', () => {
    expect(takenAs(LOZENGE).replace(/\p{Zs}/gu, ' ')).toBe('ketamine lozenge 100 mg');
    expect(takenAs(VIAL)).toBe(stockedAs(VIAL));
  });

  it('measures a vial and counts the others', () => {
    expect(said(VIAL, '36.5')).toEqual(['36.5 mg', '0.73 mL']);
    expect(said(DEVICE, '28')).toEqual(['1 device']);
    expect(said(DEVICE, '-56')).toEqual(['-2 devices']);
    expect(said(LOZENGE, '1200')).toEqual(['12 lozenges of 100 mg']);
    expect(said(LOZENGE, '100')).toEqual(['1 lozenge of 100 mg']);
    expect(countedAs(VIAL)).toBeUndefined();
    expect(countedAs(DEVICE)).toMatchObject({ one: 'device', many: 'devices' });
    expect(countedAs(LOZENGE)?.mg.toString()).toBe('100');
  });

  it('says the milligrams of a part of a lozenge, which no count says exactly', () => {
    expect(said(LOZENGE, '40')).toEqual(['0.4 lozenges of 100 mg', '40 mg']);
  });
});
