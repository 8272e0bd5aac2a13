import { eventsOf, type Script, type Step } from './script.ts';

/** One vial of a session whose ledger is kept here: drawn, given from, wasted before a witness. */
export const KEPT = { opening: { ledger: 'kept-here' } } as const;
export const STOCK = { locationId: 'cabinet', lotId: 'lot-1' };
export const typed = (mgPerMl: number, again = mgPerMl) => ({
  by: 'typed',
  firstMgPerMl: mgPerMl,
  secondMgPerMl: again,
});
export const vial = (over: object = {}) => ({
  vialId: 'v1',
  lot: 'KX2291',
  expiry: '2028-03',
  product: 'ketamine',
  amountMg: 500,
  vialMgPerMl: 50,
  stock: STOCK,
  label: typed(50),
  ...over,
});
export const draw = (over: object = {}): Step => [-2, 'drug.drawn', vial(over)];
export const kept = (...steps: readonly Step[]): Partial<Script> => ({ ...KEPT, steps });
export const waste = (at: number, amountMg: number): Step => [
  at,
  'drug.wasted',
  { vialId: 'v1', amountMg, reason: 'Rest of the vial' },
];
export const gone: readonly Step[] = [
  [0, 'start'],
  [10, 'vitals', '124/80 70 98 14'],
  [20, 'stop', 'patient-request'],
  [30, 'session.ended', { manner: 'left-before-criteria', note: 'Left' }],
];
/** The id of the last event of a script. */
export const lastId = (script: Partial<Script>): string =>
  eventsOf({ preset: 'iv', steps: [], ...script }).at(-1)?.id ?? '';
export const seen = (script: Partial<Script>, minute: number): Step => [
  minute,
  'drug.wasteWitnessed',
  { wasteEventId: lastId(script) },
  'prescriber',
];
