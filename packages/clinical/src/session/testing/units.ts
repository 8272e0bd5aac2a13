import type { Script, Step } from './script.ts';
import { KEPT, STOCK } from './vial.ts';

/** Lozenges of an oral session whose ledger is kept here. */
export const strength = (mgPerUnit: number, again = mgPerUnit) => ({
  by: 'typed',
  firstMgPerUnit: mgPerUnit,
  secondMgPerUnit: again,
});
export const lozenges = (over: object = {}) => ({
  vialId: 'u1',
  lot: 'KL0533',
  expiry: '2028-03',
  product: 'ketamine',
  unit: { name: 'lozenge', mg: 50 },
  units: 2,
  amountMg: 100,
  stock: STOCK,
  label: strength(50),
  ...over,
});
export const drawUnits = (over: object = {}): Step => [-2, 'drug.drawn', lozenges(over)];
/** The order of the preset is 80 mg by mouth. */
export const swallow = (over: object = {}): Step => [
  0,
  'oral.given',
  { amountMg: 80, form: 'lozenge', ...over },
];
export const keptOral = (...steps: readonly Step[]): Partial<Script> => ({ preset: 'oral', ...KEPT, steps });
