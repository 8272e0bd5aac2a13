import { Decimal } from '@titrate/quantity';
import { agree } from '../dose/agreement.ts';
import type { FactData } from './events.ts';
import { type Order, signedOrder } from './order.ts';
import type { SessionState } from './state.ts';

type Values = FactData['dose.checked'];

export type DoseCheck =
  | { readonly outcome: 'missing'; readonly missing: readonly ('preparer' | 'checker')[] }
  | { readonly outcome: 'same-person' }
  | { readonly outcome: 'mismatch'; readonly members: readonly CheckedMember[] }
  | { readonly outcome: 'match' };

/** Every parenteral dose is worked out twice (AR-05); for the others the clinic chooses (DOSE-14). */
export function needsDoubleCheck(order: Order): boolean {
  return ['IV', 'IM', 'SC'].includes(order.route) || order.doubleCheck === 'required';
}

const COMPARED = [
  'product',
  'route',
  'weightKg',
  'doseMg',
  'vialMgPerMl',
  'drawMl',
  'finalMl',
  'concentrationMgPerMl',
  'rateMlPerH',
  'durationMin',
  'devices',
] as const;

export type CheckedMember = (typeof COMPARED)[number];

/** What each number or word of a double check is called. */
export const CHECKED_WORDS: { readonly [M in CheckedMember]: string } = {
  product: 'product',
  route: 'route',
  weightKg: 'weight',
  doseMg: 'dose',
  vialMgPerMl: 'vial strength',
  drawMl: 'draw',
  finalMl: 'final volume',
  concentrationMgPerMl: 'concentration',
  rateMlPerH: 'pump rate',
  durationMin: 'duration',
  devices: 'devices',
};

/** Compares the two blind results member by member, and both with the ordered dose. A value only one of them has is a mismatch. */
export function doseCheckOf(state: Pick<SessionState, 'doseChecks' | 'opening'>): DoseCheck {
  const { preparer, checker } = state.doseChecks;
  if (preparer === undefined || checker === undefined) {
    const missing = (['preparer', 'checker'] as const).filter((role) => state.doseChecks[role] === undefined);
    return { outcome: 'missing', missing };
  }
  if (personOf(preparer.by) === personOf(checker.by)) return { outcome: 'same-person' };
  const members: CheckedMember[] = COMPARED.filter((member) =>
    differs(preparer.data[member], checker.data[member]),
  );
  const order = signedOrder(state);
  for (const values of [preparer.data, checker.data]) {
    for (const member of disagreesWithOrder(values, order))
      if (!members.includes(member)) members.push(member);
  }
  return members.length === 0 ? { outcome: 'match' } : { outcome: 'mismatch', members };
}

function disagreesWithOrder(values: Values, order: Order): readonly CheckedMember[] {
  const out: CheckedMember[] = [];
  if (values.product !== order.product) out.push('product');
  if (values.route !== order.route) out.push('route');
  if (differs(values.doseMg, order.doseMg)) out.push('doseMg');
  for (const member of [
    'weightKg',
    'vialMgPerMl',
    'finalMl',
    'rateMlPerH',
    'durationMin',
    'devices',
  ] as const) {
    const own = values[member];
    const ordered = order[member];
    if (own !== undefined && ordered !== undefined && differs(own, ordered)) out.push(member);
  }
  return out;
}

function differs(a: number | string | undefined, b: number | string | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    return !agree(Decimal.of(a), Decimal.of(b));
  }
  return a !== b;
}

function personOf(author: SessionState['events'][number]['author']): string {
  return author.type === 'person' ? `person:${author.id}` : author.type;
}
