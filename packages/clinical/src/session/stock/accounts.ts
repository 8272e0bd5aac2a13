import { Decimal, type Instant } from '@titrate/quantity';
import {
  type ContainerAccount,
  type ContainerUse,
  type GivenPart,
  reconcile,
} from '../../ledger/reconcile.ts';
import { infusedMg } from '../given.ts';
import type { Fact, SessionState } from '../state.ts';

/** Whether the drug of this session goes through the ledger of the clinic. */
export const keepsLedger = (state: SessionState): boolean => state.opening?.data.ledger === 'kept-here';

/** A waste counts once it was witnessed; where the ledger is kept elsewhere, the giver names the witness. */
export const isWitnessed = (state: SessionState, waste: Fact<'drug.wasted'>): boolean =>
  waste.data.witness !== undefined ||
  state.wasteWitnesses.some((fact) => fact.data.wasteEventId === waste.eventId);

/** Wastes that still wait for a second person (CS-09). */
export const unwitnessedWastes = (state: SessionState): readonly Fact<'drug.wasted'>[] =>
  state.wasted.filter((waste) => !isWitnessed(state, waste));

/** Every container of the session with what went where until `at` (CSR-02). */
export function containerAccounts(state: SessionState, at: Instant): readonly ContainerAccount[] {
  return reconcile(containersOf(state), partsGiven(state, at));
}

function containersOf(state: SessionState): readonly ContainerUse[] {
  const ids = [...new Set(state.drawn.map((fact) => fact.data.vialId))];
  return ids.map((vialId) => {
    const drawn = state.drawn.filter((fact) => fact.data.vialId === vialId);
    const of = (facts: readonly Amount[]) => sumMg(facts.filter((fact) => fact.data.vialId === vialId));
    return {
      vialId,
      lot: drawn[0]?.data.lot,
      drawnMg: sumMg(drawn),
      wastedMg: of(state.wasted.filter((waste) => isWitnessed(state, waste))),
      returnedMg: of(state.returned),
    };
  });
}

interface Amount {
  readonly data: { readonly vialId: string; readonly amountMg: number };
}

export const sumMg = (facts: readonly { readonly data: { readonly amountMg: number } }[]): Decimal =>
  facts.reduce((total, fact) => total.plus(Decimal.of(fact.data.amountMg)), Decimal.zero);

function partsGiven(state: SessionState, at: Instant): readonly GivenPart[] {
  const infused = state.infusions.map((infusion) => ({ mg: infusedMg(infusion, at).round(6) }));
  const parts = [...state.boluses, ...state.injections, ...state.oralDoses, ...state.nasalDevices]
    .filter((part) => part.at <= at)
    .map(
      ({ data }): GivenPart => ({ mg: Decimal.of(data.amountMg), lot: 'lot' in data ? data.lot : undefined }),
    );
  return [...infused, ...parts];
}

/** What a session did to the books of the clinic, one line for each act. Amounts are milligrams and never negative. */
export interface SessionLedgerLine {
  readonly kind: 'draw-up' | 'administered' | 'wasted' | 'returned';
  readonly vialId: string;
  readonly stock: { readonly locationId: string; readonly lotId: string };
  readonly amountMg: Decimal;
  readonly at: Instant;
  readonly by: Fact<'drug.drawn'>['by'];
  readonly witness?: Fact<'drug.drawn'>['by'];
  readonly reason?: string;
  readonly method?: string;
}

/** The ledger entries that follow from the record as it stands. What was given is entered once dosing is over. */
export function sessionLedgerLines(state: SessionState, at: Instant): readonly SessionLedgerLine[] {
  if (!keepsLedger(state)) return [];
  const source = new Map(
    state.drawn.flatMap(({ data }) => (data.stock === undefined ? [] : [[data.vialId, data.stock] as const])),
  );
  const line = (
    kind: SessionLedgerLine['kind'],
    fact: Amount & Pick<Fact<'drug.drawn'>, 'at' | 'by'>,
    more: Partial<SessionLedgerLine> = {},
  ): readonly SessionLedgerLine[] => {
    const { vialId, amountMg } = fact.data;
    const stock = source.get(vialId);
    if (stock === undefined) return [];
    return [{ kind, vialId, stock, amountMg: Decimal.of(amountMg), at: fact.at, by: fact.by, ...more }];
  };
  const wastes = state.wasted.flatMap((waste) => {
    const seen = state.wasteWitnesses.find((fact) => fact.data.wasteEventId === waste.eventId);
    if (seen === undefined) return [];
    const { reason, method } = waste.data;
    return line('wasted', waste, { witness: seen.by, reason, ...(method === undefined ? {} : { method }) });
  });
  return [
    ...state.drawn.flatMap((fact) => line('draw-up', fact)),
    ...administered(state, at, source),
    ...wastes,
    ...state.returned.flatMap((fact) => line('returned', fact)),
  ];
}

function administered(
  state: SessionState,
  at: Instant,
  source: ReadonlyMap<string, SessionLedgerLine['stock']>,
): readonly SessionLedgerLine[] {
  const over = state.dosingEndedAt ?? state.leftAt;
  const by = lastGiver(state);
  if (over === undefined || by === undefined) return [];
  return containerAccounts(state, at).flatMap(({ vialId, givenMg }): readonly SessionLedgerLine[] => {
    const stock = source.get(vialId);
    if (stock === undefined || givenMg.isZero() || givenMg.isNegative()) return [];
    return [{ kind: 'administered', vialId, stock, amountMg: givenMg, at: over, by }];
  });
}

/** Who gave: the author of the latest act by which drug went in. */
function lastGiver(state: SessionState): SessionLedgerLine['by'] | undefined {
  const infused = state.infusions.flatMap(({ eventId }) =>
    state.events.filter(({ id }) => id === eventId).map(({ author }) => ({ by: author })),
  );
  const parts = [...state.boluses, ...state.injections, ...state.oralDoses, ...state.nasalDevices];
  // An infusion begins before any bolus beside it, and parts stand in the order in which they were given.
  return [...infused, ...parts].at(-1)?.by;
}
