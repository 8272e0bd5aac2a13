import { Decimal } from '@titrate/quantity';
import { type EntryKind, stockChange } from './balance.ts';

/** An entry of one item at one location. */
export interface WeekEntry {
  readonly kind: EntryKind;
  readonly amountMg: Decimal;
}

/** CS-08: a week of one item at one location. The balances are the shelf's; what was given or wasted was issued before. */
export interface WeekLine {
  readonly openingMg: Decimal;
  readonly receivedMg: Decimal;
  readonly movedMg: Decimal;
  readonly issuedMg: Decimal;
  readonly givenMg: Decimal;
  readonly wastedMg: Decimal;
  readonly returnedMg: Decimal;
  readonly destroyedMg: Decimal;
  readonly lostMg: Decimal;
  readonly adjustedMg: Decimal;
  readonly closingMg: Decimal;
}

export function weekLine(openingMg: Decimal, entries: readonly WeekEntry[]): WeekLine {
  const of = (kind: EntryKind): Decimal => sum(entries.filter((entry) => entry.kind === kind));
  return {
    openingMg,
    receivedMg: of('receipt'),
    movedMg: of('move-in').minus(of('move-out')),
    issuedMg: of('draw-up'),
    givenMg: of('administered'),
    wastedMg: of('wasted'),
    returnedMg: of('returned'),
    destroyedMg: of('destroyed'),
    lostMg: of('lost'),
    adjustedMg: of('adjusted'),
    closingMg: entries.reduce(
      (balance, { kind, amountMg }) => balance.plus(stockChange(kind, amountMg)),
      openingMg,
    ),
  };
}

export interface ContainerEntry extends WeekEntry {
  readonly sessionId: string;
  readonly vialId: string;
}

/** The containers whose entries do not sum to nothing: drawn = given + wasted + returned (CSR-02). */
export function openContainers(
  entries: readonly ContainerEntry[],
): readonly { readonly sessionId: string; readonly vialId: string; readonly differenceMg: Decimal }[] {
  const groups = Map.groupBy(entries, ({ sessionId, vialId }) => JSON.stringify([sessionId, vialId]));
  return [...groups.values()].flatMap((group) => {
    const of = (kind: EntryKind): Decimal => sum(group.filter((entry) => entry.kind === kind));
    const differenceMg = of('draw-up').minus(of('administered')).minus(of('wasted')).minus(of('returned'));
    const [first] = group;
    return first === undefined || differenceMg.isZero()
      ? []
      : [{ sessionId: first.sessionId, vialId: first.vialId, differenceMg }];
  });
}

const sum = (entries: readonly WeekEntry[]): Decimal =>
  entries.reduce((total, { amountMg }) => total.plus(amountMg), Decimal.zero);
