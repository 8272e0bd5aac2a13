import { type CivilDate, Decimal } from '@titrate/quantity';
import type { EntryKind } from '../balance.ts';
import type { LedgerMovement, LedgerPersonName } from '../diversion-movements.ts';

export const TODAY = '2026-03-11' as CivilDate;
export const who = (id: string): LedgerPersonName => ({ id, name: `Nurse ${id}` });

export interface TestMovement {
  readonly kind: EntryKind;
  readonly by: string;
  readonly witness?: string | undefined;
  readonly amount?: number;
  readonly seq?: number;
  readonly day?: CivilDate;
  readonly minuteOfDay?: number;
  readonly reason?: string;
  readonly session?: string;
  readonly end?: 'cancelled' | 'over' | 'open';
  readonly vialId?: string;
}

let next = 1;

/** An entry at noon; each has a number of its own unless it is given one. */
export function movement(one: TestMovement): LedgerMovement {
  return {
    seq: one.seq ?? next++,
    kind: one.kind,
    by: who(one.by),
    witness: one.witness === undefined ? undefined : who(one.witness),
    amountMg: Decimal.of(one.amount ?? 10),
    day: one.day ?? TODAY,
    minuteOfDay: one.minuteOfDay ?? 720,
    reason: one.reason ?? '',
    session: one.session === undefined ? undefined : { id: one.session, end: one.end ?? 'over' },
    vialId: one.vialId,
  };
}

export interface TestContainer {
  readonly by: string;
  readonly witness?: string;
  readonly end?: 'cancelled' | 'over' | 'open';
  readonly wastedMg?: number;
  readonly returnedMg?: number;
  readonly givenMg?: number;
}

/** 100 mg drawn in a session of its own; what is not wasted or returned is given, unless said otherwise. */
export function container(session: string, one: TestContainer): readonly LedgerMovement[] {
  const { by, witness, end = 'over', wastedMg = 0, returnedMg = 0 } = one;
  const givenMg = one.givenMg ?? 100 - wastedMg - returnedMg;
  const lines: readonly (readonly [EntryKind, number])[] = [
    ['draw-up', 100],
    ['administered', givenMg],
    ['wasted', wastedMg],
    ['returned', returnedMg],
  ];
  return lines
    .filter(([, amount]) => amount > 0)
    .map(([kind, amount]) =>
      movement({
        kind,
        by,
        amount,
        session,
        end,
        vialId: 'v',
        witness: kind === 'wasted' ? witness : undefined,
      }),
    );
}
