import { type ClinicValues, checkValues } from '@titrate/clinical/library';
import type { Instant, Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import { AHEAD } from '../../platform/database/ahead.ts';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import type { Signer } from '../clinic/clinic.tables.ts';
import { libraryInForce, todayOf } from './in-force.ts';
import { type ChangeRow, changesOf, signedOf } from './view.ts';

/** What holds a step of a change of the limits: whose it is, which day it names, and what came in between. */

export const signerOf = (actor: StaffActor): Signer => ({
  name: actor.displayName,
  credentials: actor.credentials,
});

export function checkedValues(values: unknown): ClinicValues {
  const checked = checkValues(values);
  if (checked.ok) return checked.value;
  throw refuse(
    'invalid-input',
    undefined,
    checked.error.map((problem): Problem => ({ ...problem, path: `/values${problem.path}` })),
  );
}

interface Dates {
  readonly effectiveOn: string;
  readonly reviewBy: string;
}

export async function refuseDates(tx: Tx, clinicId: string, { effectiveOn, reviewBy }: Dates, now: Instant) {
  const today = await todayOf(tx, clinicId, now);
  const problems: Problem[] = [];
  if (effectiveOn < today)
    problems.push({ type: 'in-the-past', message: 'This day has passed', path: '/effectiveOn' });
  if (reviewBy <= effectiveOn)
    problems.push({ type: 'out-of-order', message: 'A review comes after the first day', path: '/reviewBy' });
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
}

/** Whoever writes in the library of a clinic waits for whoever does so now. */
export async function oneAtATime(tx: Tx, clinicId: string): Promise<void> {
  await sql`${AHEAD}select pg_advisory_xact_lock(hashtextextended(${`library/${clinicId}`}, 0))`.execute(tx);
}

export const changeOf = (tx: Tx, clinicId: string, id: string): Promise<ChangeRow | undefined> =>
  tx
    .selectFrom('libraryChange')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function openChange(tx: Tx, clinicId: string, id: string): Promise<ChangeRow> {
  const change = await changeOf(tx, clinicId, id);
  if (change === undefined) throw refuse('not-found', 'No such change in this clinic');
  return change;
}

export function requireOwnOpen(
  change: ChangeRow,
  actor: StaffActor,
  statuses: readonly ChangeRow['status'][],
): void {
  if (change.authorId !== actor.userId)
    throw refuse('not-permitted', 'Only its author writes in a draft, proposes it or takes it back');
  if (!statuses.includes(change.status)) throw refuse('conflict', `This change is ${change.status} already`);
}

export async function refuseSecondOpen(tx: Tx, clinicId: string): Promise<void> {
  const open = await tx
    .selectFrom('libraryChange')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('status', 'in', ['draft', 'proposed'])
    .executeTakeFirst();
  if (open !== undefined)
    throw refuse('conflict', 'Another change is open: it is answered or taken back first');
}

/** A change drafted beside one that waits for its day would be read against values that are about to go. */
export async function refuseWaiting(
  tx: Tx,
  clinicId: string,
  effectiveOn: string,
  now: Instant,
): Promise<void> {
  const inForce = await libraryInForce(tx, clinicId, now);
  const [newest] = signedOf(await changesOf(tx, clinicId));
  if (newest === undefined || newest.number === inForce?.number) return;
  if (inForce !== undefined)
    throw refuse(
      'conflict',
      `Version ${newest.number} waits for ${newest.effectiveOn}: leave it first, or draft from that day on`,
    );
  // A first library may be replaced before its day: a clinic could not begin earlier otherwise.
  if (effectiveOn > newest.effectiveOn)
    throw refuse('invalid-input', undefined, [
      {
        type: 'out-of-order',
        message: `Version ${newest.number} comes into force on ${newest.effectiveOn}: not after that day`,
        path: '/effectiveOn',
      },
    ]);
}

/** What a person read as the difference must still be the difference. */
export async function refuseMovedOn(
  tx: Tx,
  clinicId: string,
  change: ChangeRow,
  now: Instant,
): Promise<void> {
  const inForce = (await libraryInForce(tx, clinicId, now))?.number ?? 0;
  if (inForce !== change.basedOn)
    throw refuse('conflict', 'Another version came into force since this was drafted: draft it again');
}

export async function nextNumber(tx: Tx, clinicId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('libraryChange')
    .select((one) => one.fn.max('number').as('last'))
    .where('clinicId', '=', clinicId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
