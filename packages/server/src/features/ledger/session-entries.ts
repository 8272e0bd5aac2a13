import { randomUUID } from 'node:crypto';
import {
  type Author,
  type EventKind,
  keepsLedger,
  ledgerProblems,
  type SealedEvent,
  type SessionLedgerLine,
  type SessionState,
  sessionLedgerLines,
} from '@titrate/clinical/session';
import { Decimal, type Instant } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import { appendEntries, type LedgerPerson, type NewEntry } from './append-entries.ts';
import { decimalOf } from './formulary.ts';
import type { LedgerEntryTable } from './ledger.tables.ts';
import { closeLedgerWork, openLedgerWork } from './ledger-work.ts';

export interface FollowedSession {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
  readonly sessionId: string;
  readonly state: SessionState;
  readonly now: Instant;
}

/** What may change the books: movements, the end of dosing, and whatever corrects them. */
const MOVING: readonly EventKind[] = [
  'drug.drawn',
  'drug.wasted',
  'drug.wasteWitnessed',
  'drug.returned',
  'infusion.stopped',
  'device.given',
  'injection.given',
  'oral.given',
  'bolus.given',
  'dosing.ended',
  'session.discharged',
  'session.ended',
  'session.cancelled',
  'session.signed',
  'correction.made',
];

export const movesStock = (events: readonly SealedEvent[]): boolean =>
  events.some((event) => MOVING.includes(event.kind));

/**
 * Brings the books to what the record of the session says: what is missing is entered, and what a correction took
 * away is entered back. Entries that stand are never touched, so doing it twice changes nothing.
 */
export async function followSession(session: FollowedSession): Promise<void> {
  const { tx, clinicId, sessionId, state, now } = session;
  if (!keepsLedger(state)) return;
  const lines = sessionLedgerLines(state, now);
  const booked = await tx
    .selectFrom('ledgerEntry')
    .select(['kind', 'vialId', 'locationId', 'lotId', 'byId', 'byName', 'byRole', 'witnessId', 'witnessName'])
    .select((of) => of.fn.sum<string>('amountMg').as('amountMg'))
    .where('clinicId', '=', clinicId)
    .where('sessionId', '=', sessionId)
    .groupBy([
      'kind',
      'vialId',
      'locationId',
      'lotId',
      'byId',
      'byName',
      'byRole',
      'witnessId',
      'witnessName',
    ])
    .execute();
  await appendEntries(
    tx,
    clinicId,
    [...missing(session, lines, booked), ...takenBack(session, lines, booked)],
    now,
  );
  await tellWhetherItAddsUp(session);
}

type Booked = Pick<
  LedgerEntryTable,
  | 'kind'
  | 'vialId'
  | 'locationId'
  | 'lotId'
  | 'byId'
  | 'byName'
  | 'byRole'
  | 'witnessId'
  | 'witnessName'
  | 'amountMg'
>;

const keyOf = (
  line: Pick<SessionLedgerLine, 'kind' | 'vialId'> & { readonly stock: SessionLedgerLine['stock'] },
) => `${line.kind}/${line.vialId}/${line.stock.locationId}/${line.stock.lotId}`;
const bookedKey = (row: Booked) => `${row.kind}/${row.vialId ?? ''}/${row.locationId}/${row.lotId}`;

/** Each line that the books do not hold yet, in full or as the difference. */
function missing(
  session: FollowedSession,
  lines: readonly SessionLedgerLine[],
  booked: readonly Booked[],
): NewEntry[] {
  const left = new Map<string, Decimal>();
  for (const row of booked)
    left.set(bookedKey(row), (left.get(bookedKey(row)) ?? Decimal.zero).plus(decimalOf(row.amountMg)));
  return lines.flatMap((line): NewEntry[] => {
    const key = keyOf(line);
    const have = left.get(key) ?? Decimal.zero;
    const used = have.compare(line.amountMg) > 0 ? line.amountMg : have;
    left.set(key, have.minus(used));
    const open = line.amountMg.minus(used);
    if (open.isZero()) return [];
    const by = personOf(line.by);
    if (by === undefined) return [];
    const witness = line.witness === undefined ? undefined : personOf(line.witness);
    return [
      { ...placeOf(session, line), ...wordsOf(line), amountMg: open, happenedAt: line.at, by, witness },
    ];
  });
}

/** What the books hold beyond the record, entered back under the name that entered it. */
function takenBack(
  session: FollowedSession,
  lines: readonly SessionLedgerLine[],
  booked: readonly Booked[],
): NewEntry[] {
  const wanted = new Map<string, Decimal>();
  for (const line of lines)
    wanted.set(keyOf(line), (wanted.get(keyOf(line)) ?? Decimal.zero).plus(line.amountMg));
  return booked.flatMap((row): NewEntry[] => {
    const key = bookedKey(row);
    const have = decimalOf(row.amountMg);
    const want = wanted.get(key) ?? Decimal.zero;
    const used = want.compare(have) > 0 ? have : want;
    wanted.set(key, want.minus(used));
    const over = have.minus(used);
    if (over.isZero() || over.isNegative()) return [];
    const { kind, locationId, lotId, vialId } = row;
    return [
      {
        ...placeOf(session, { kind, vialId: vialId ?? '', stock: { locationId, lotId } }),
        amountMg: over.negated(),
        happenedAt: session.now,
        by: { id: row.byId, name: row.byName, role: row.byRole },
        witness: row.witnessId === null ? undefined : { id: row.witnessId, name: row.witnessName ?? '' },
        reason: 'Taken back: the entry of the session was corrected',
      },
    ];
  });
}

const placeOf = (
  { sessionId, patientId }: FollowedSession,
  line: {
    readonly kind: NewEntry['kind'];
    readonly vialId: string;
    readonly stock: SessionLedgerLine['stock'];
  },
) => ({ actId: randomUUID(), kind: line.kind, ...line.stock, vialId: line.vialId, sessionId, patientId });

const wordsOf = ({ reason, method }: SessionLedgerLine) => ({ reason, method });

const personOf = (author: Author): LedgerPerson | undefined =>
  author.type === 'person' ? { id: author.id, name: author.name, role: author.role } : undefined;

/** CSR-02: a session that is over and does not add up is somebody's task until it does. */
async function tellWhetherItAddsUp({
  tx,
  clinicId,
  patientId,
  sessionId,
  state,
  now,
}: FollowedSession): Promise<void> {
  const over = ['discharged', 'closed', 'cancelled'].includes(state.phase.name);
  const key = `session/${sessionId}`;
  if (over && ledgerProblems(state, now).length > 0) {
    await openLedgerWork(tx, {
      clinicId,
      key,
      patientId,
      title: 'The drug of a session does not add up: waste it with a witness, or record the return',
      detail: { sessionId },
      now,
    });
    return;
  }
  await closeLedgerWork(tx, { clinicId, key, outcome: 'The drug of the session adds up', now });
}
