import type { FormularyItem, LotOnShelf } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { drawOf, EMPTY_DRAW, mayBeLess } from './draw-of.ts';

const COMMON = { id: 'item', multiDose: false, gtin: null, active: true, version: 1 };
const VIAL: FormularyItem = {
  ...COMMON,
  product: 'ketamine',
  form: 'vial',
  mgPerMl: '50',
  containerMl: '10',
  containerMg: '500',
};
const DEVICE: FormularyItem = { ...COMMON, product: 'esketamine', form: 'device', containerMg: '28' };
const LOZENGE: FormularyItem = {
  ...COMMON,
  product: 'ketamine',
  form: 'unit',
  unit: 'lozenge',
  mgPerUnit: '100',
  unitsPerContainer: 30,
  containerMg: '3000',
};
const SHELF: LotOnShelf = {
  locationId: 'safe',
  lotId: 'lot',
  itemId: 'item',
  lot: 'L1',
  expiresOn: '2028-03-31',
  expired: false,
  mg: '3000',
};
const drawn = (item: FormularyItem, typed: Partial<typeof EMPTY_DRAW>) => {
  const draw = drawOf(SHELF, item, { ...EMPTY_DRAW, lot: 'L1', expiry: '2028-03', ...typed }, 1);
  return draw.ok ? draw.value : draw.error;
};
const SCAN = '(01)00342023113016';

describe('a draw as it is typed', () => {
  it('CSR-04: counts lozenges, of the strength that was read from the label', () => {
    expect(drawn(LOZENGE, { first: '100', second: '100', amount: '2' })).toMatchObject({
      vialId: 'L1/1',
      unit: { name: 'lozenge', mg: 100 },
      units: 2,
      amountMg: 200,
      label: { by: 'typed', firstMgPerUnit: 100, secondMgPerUnit: 100 },
    });
    expect(drawn(LOZENGE, { first: '50', second: '50', amount: '2' })).toMatchObject({
      unit: { mg: 50 },
      amountMg: 100,
    });
    expect(drawn(LOZENGE, { scan: SCAN, amount: '1' })).toMatchObject({ unit: { mg: 100 }, amountMg: 100 });
  });

  it('measures a vial and counts devices', () => {
    expect(drawn(VIAL, { first: '50', second: '50', amount: '36.5' })).toMatchObject({
      amountMg: 36.5,
      vialMgPerMl: 50,
    });
    expect(drawn(VIAL, { scan: SCAN, amount: '36.5' })).toMatchObject({ vialMgPerMl: 50 });
    expect(drawn(DEVICE, { first: 'L1', second: 'L1', amount: '3' })).toMatchObject({
      devices: 3,
      amountMg: 84,
      label: { firstLot: 'L1' },
    });
  });

  it('says what is missing', () => {
    expect(drawn(LOZENGE, { first: '100', second: '100' })).toBe('Type how many lozenges');
    expect(drawn(LOZENGE, { first: '100', second: '100', amount: '1.5' })).toBe('Type how many lozenges');
    expect(drawn(DEVICE, { first: 'L1', second: 'L1', amount: '0.5' })).toBe('Type how many devices');
    expect(drawn(VIAL, {})).toBe('Type the amount in mg, such as 36.5');
    expect(drawn(LOZENGE, { first: '100', amount: '1' })).toBe(
      'Scan the package, or type its strength twice',
    );
    expect(drawn(VIAL, { amount: '1' })).toBe('Scan the vial, or type its strength twice');
    expect(drawn(DEVICE, { amount: '1' })).toBe('Scan the device, or type its lot twice more');
    expect(drawn(VIAL, { scan: SCAN, amount: '1', lot: '' })).toContain('lot that stands');
    expect(drawn(VIAL, { scan: SCAN, amount: '1', expiry: '' })).toContain('expiry that stands');
  });

  it('DOSE-11: can be less where it is more than one lozenge, or a part of a vial', () => {
    expect(mayBeLess(LOZENGE, { units: 1 })).toBe(false);
    expect(mayBeLess(LOZENGE, { units: 2 })).toBe(true);
    expect(mayBeLess(VIAL, {})).toBe(false);
    expect(mayBeLess({ multiDose: true }, {})).toBe(true);
  });
});
