import type { FormularyItem, LotOnShelf } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { stockChoices } from './stock-choices.ts';

const COMMON = { gtin: null, active: true, version: 1 };
const vial = (id: string, mgPerMl: string, containerMl: string): FormularyItem => ({
  ...COMMON,
  id,
  product: 'ketamine',
  form: 'vial',
  mgPerMl,
  containerMl,
  containerMg: '500',
  multiDose: true,
});
const ITEMS: readonly FormularyItem[] = [
  { ...COMMON, id: 'device', product: 'esketamine', form: 'device', containerMg: '28', multiDose: false },
  {
    ...COMMON,
    id: 'lozenge',
    product: 'ketamine',
    form: 'unit',
    unit: 'lozenge',
    mgPerUnit: '100',
    unitsPerContainer: 30,
    containerMg: '3000',
    multiDose: false,
  },
  vial('strong', '100', '5'),
  vial('usual', '50.0', '10'),
];
const lot = (itemId: string, over: Partial<LotOnShelf> = {}): LotOnShelf => ({
  locationId: 'safe',
  lotId: itemId,
  itemId,
  lot: `L-${itemId}`,
  expiresOn: '2028-03-31',
  expired: false,
  mg: '500',
  ...over,
});
const STOCK = [lot('device'), lot('lozenge'), lot('strong'), lot('usual')];
const PLACES = [{ id: 'safe', name: 'Safe' }];
const ordered = (order: object) =>
  stockChoices(STOCK, ITEMS, PLACES, order as Parameters<typeof stockChoices>[3]).map(({ value, group }) => [
    value,
    group ?? 'ordered',
  ]);

describe('stock offered for a draw', () => {
  it('offers the ordered drug and strength first and sets the others apart', () => {
    expect(ordered({ product: 'ketamine', route: 'IV', vialMgPerMl: 50 })).toEqual([
      ['safe/usual', 'ordered'],
      ['safe/device', 'Not what is ordered'],
      ['safe/lozenge', 'Not what is ordered'],
      ['safe/strong', 'Not what is ordered'],
    ]);
  });

  it('offers devices where they are ordered, and vials of every strength where none is', () => {
    expect(ordered({ product: 'esketamine', route: 'IN' })[0]).toEqual(['safe/device', 'ordered']);
    expect(ordered({ product: 'esketamine', route: 'IV' }).every(([, group]) => group !== 'ordered')).toBe(
      true,
    );
    expect(ordered({ product: 'ketamine', route: 'IM' }).map(([value]) => value)).toEqual([
      'safe/strong',
      'safe/usual',
      'safe/device',
      'safe/lozenge',
    ]);
  });

  it.each(['PO', 'SL'])('offers what is counted for an order by %s, and nothing else', (route) => {
    expect(ordered({ product: 'ketamine', route }).filter(([, group]) => group === 'ordered')).toEqual([
      ['safe/lozenge', 'ordered'],
    ]);
    expect(ordered({ product: 'esketamine', route }).every(([, group]) => group !== 'ordered')).toBe(true);
  });

  it('leaves expired lots out and names lot and place', () => {
    const choices = stockChoices([lot('usual', { expired: true }), lot('strong')], ITEMS, PLACES, undefined);
    expect(choices.map(({ value, group }) => [value, group])).toEqual([['safe/strong', undefined]]);
    expect(choices[0]?.label.replace(/\p{Zs}/gu, ' ')).toBe(
      'ketamine 100 mg per mL, 500 mg in 5 mL, lot L-strong, Safe',
    );
  });
});
