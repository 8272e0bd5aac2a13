import { type CivilDate, Decimal } from '@titrate/quantity';
import type { EntryKind } from './balance.ts';

export interface LedgerPersonName {
  readonly id: string;
  readonly name: string;
}

/** An entry of the ledger with its people, its day and its minute in the clinic's zone. */
export interface LedgerMovement {
  readonly seq: number;
  readonly kind: EntryKind;
  readonly by: LedgerPersonName;
  readonly witness?: LedgerPersonName | undefined;
  readonly amountMg: Decimal;
  readonly day: CivilDate;
  readonly minuteOfDay: number;
  readonly reason: string;
  /** `over`: discharged or closed, whether or not anything was given. */
  readonly session?: { readonly id: string; readonly end: 'cancelled' | 'over' | 'open' } | undefined;
  readonly vialId?: string | undefined;
}

/**
 * What still stands: an entry of a session that a correction took back is no act of anybody any more. The latest entries
 * are taken back first; one that is taken back in part keeps the rest.
 */
export function standing(movements: readonly LedgerMovement[]): readonly LedgerMovement[] {
  const groups = Map.groupBy(movements, ({ seq, kind, by, witness, session, vialId }) =>
    // Outside of a session a negative amount corrects the shelf and takes nothing back.
    session === undefined ? String(seq) : JSON.stringify([kind, session.id, vialId, by.id, witness?.id]),
  );
  return [...groups.values()].flatMap(standingOf).toSorted((a, b) => a.seq - b.seq);
}

function standingOf(group: readonly LedgerMovement[]): readonly LedgerMovement[] {
  if (group.every(({ session }) => session === undefined)) return group;
  let back = totalMg(group.filter(({ amountMg }) => amountMg.isNegative())).absolute();
  return group
    .filter(({ amountMg }) => !amountMg.isNegative())
    .toSorted((a, b) => b.seq - a.seq)
    .flatMap((one) => {
      const taken = back.compare(one.amountMg) < 0 ? back : one.amountMg;
      back = back.minus(taken);
      const amountMg = one.amountMg.minus(taken);
      return amountMg.isZero() ? [] : [{ ...one, amountMg }];
    });
}

export const totalMg = (movements: readonly LedgerMovement[]): Decimal =>
  movements.reduce((sum, { amountMg }) => sum.plus(amountMg), Decimal.zero);

/** By container, of those that a session drew. */
export function byContainer(movements: readonly LedgerMovement[]): readonly (readonly LedgerMovement[])[] {
  const ofSessions = movements.filter(({ session, vialId }) => session !== undefined && vialId !== undefined);
  const groups = Map.groupBy(ofSessions, ({ session, vialId }) => JSON.stringify([session?.id, vialId]));
  return [...groups.values()].filter((group) => group.some(({ kind }) => kind === 'draw-up'));
}

/** Each person once, by id. */
export function peopleOf(movements: readonly LedgerMovement[]): readonly LedgerPersonName[] {
  const people = movements.flatMap(({ by, witness }) => (witness === undefined ? [by] : [by, witness]));
  const byId = new Map(people.map((person) => [person.id, person]));
  return [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
