import { type ClinicValues, checkValues } from '@titrate/clinical/library';
import {
  answerLibrary,
  discardLibrary,
  proposeLibrary,
  readLibrary,
  readLibraryStanding,
  returnLibrary,
  saveLibraryDraft,
} from '@titrate/contract';
import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import type { Signer } from '../clinic/clinic.tables.ts';
import { libraryInForce, libraryStanding, todayOf } from './in-force.ts';
import { emptyReplay } from './replay.ts';
import { type ChangeRow, changesOf, libraryView, signedOf, stepBack } from './view.ts';

export const libraryRoutes = [
  route(readLibrary, ({ tx, clinicId, now }) => libraryView(tx, clinicId, now)),

  route(readLibraryStanding, ({ tx, clinicId, now }) => libraryStanding(tx, clinicId, now)),

  route(saveLibraryDraft, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    const values = checkedValues(body.values);
    await oneAtATime(tx, clinicId);
    await refuseDates(tx, clinicId, body, now);
    await refuseWaiting(tx, clinicId, body.effectiveOn, now);
    const known = await changeOf(tx, clinicId, params.changeId);
    const fields = {
      changedValues: JSON.stringify(values),
      note: body.note,
      effectiveOn: body.effectiveOn,
      reviewBy: body.reviewBy,
    };
    if (known === undefined) {
      if (body.version !== 0) throw refuse('not-found', 'No such draft in this clinic');
      await refuseSecondOpen(tx, clinicId);
      await tx
        .insertInto('libraryChange')
        .values({
          clinicId,
          id: params.changeId,
          status: 'draft',
          basedOn: (await libraryInForce(tx, clinicId, now))?.number ?? 0,
          ...fields,
          authorId: actor.userId,
          author: JSON.stringify(signerOf(actor)),
          draftedAt: formatInstant(now),
        })
        .execute();
    } else {
      requireOwnOpen(known, actor, ['draft']);
      if (known.version !== body.version)
        throw refuse('stale-version', 'Somebody wrote in this draft meanwhile: read it again');
      await tx
        .updateTable('libraryChange')
        .set({ ...fields, version: known.version + 1 })
        .where('clinicId', '=', clinicId)
        .where('id', '=', known.id)
        .execute();
    }
    audit({ act: 'library.draft', object: { kind: 'limit-library', id: params.changeId } });
    await publish({ topic: 'library', id: clinicId });
    return libraryView(tx, clinicId, now);
  }),

  route(proposeLibrary, async ({ tx, clinicId, params, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    const change = await openChange(tx, clinicId, params.changeId);
    // A second press of the same button changes nothing.
    if (change.status === 'proposed' && change.authorId === actor.userId)
      return libraryView(tx, clinicId, now);
    requireOwnOpen(change, actor, ['draft']);
    await refuseDates(tx, clinicId, change, now);
    await refuseWaiting(tx, clinicId, change.effectiveOn, now);
    await refuseMovedOn(tx, clinicId, change, now);
    await tx
      .updateTable('libraryChange')
      .set({
        status: 'proposed',
        proposedAt: formatInstant(now),
        replay: JSON.stringify(emptyReplay(now)),
        version: change.version + 1,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', change.id)
      .execute();
    await enqueue(tx, {
      task: 'library.replay',
      payload: { clinicId, changeId: change.id },
      key: `library.replay/${change.id}`,
    });
    audit({
      act: 'library.propose',
      object: { kind: 'limit-library', id: change.id },
      detail: { rules: Object.keys(change.changedValues), effectiveOn: change.effectiveOn },
    });
    await publish({ topic: 'library', id: clinicId });
    return libraryView(tx, clinicId, now);
  }),

  route(discardLibrary, async ({ tx, clinicId, params, actor, now, audit, publish }) => {
    await oneAtATime(tx, clinicId);
    const change = await openChange(tx, clinicId, params.changeId);
    // An author who left, or is away, must not keep everybody else from drafting.
    const mayDiscard = change.authorId === actor.userId || actor.roles.includes('owner');
    if (!mayDiscard) throw refuse('not-permitted', 'Only its author or an owner takes a change back');
    if (change.status === 'discarded') return libraryView(tx, clinicId, now);
    if (change.status !== 'draft' && change.status !== 'proposed')
      throw refuse('conflict', `This change is ${change.status} already`);
    await tx
      .updateTable('libraryChange')
      .set({ status: 'discarded', version: change.version + 1 })
      .where('clinicId', '=', clinicId)
      .where('id', '=', change.id)
      .execute();
    audit({ act: 'library.discard', object: { kind: 'limit-library', id: change.id } });
    await publish({ topic: 'library', id: clinicId });
    return libraryView(tx, clinicId, now);
  }),

  route(answerLibrary, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    const change = await openChange(tx, clinicId, params.changeId);
    const wanted = body.approved ? 'approved' : 'turned-down';
    if (change.status === wanted && change.answeredBy === actor.userId) return libraryView(tx, clinicId, now);
    if (change.status !== 'proposed') throw refuse('conflict', 'This change is not waiting for an answer');
    const today = await todayOf(tx, clinicId, now);
    if (change.authorId === actor.userId)
      throw refuse('not-permitted', 'A second person answers: nobody approves a change of their own');
    if (body.approved) {
      if (change.replay?.state !== 'done')
        throw refuse('held', 'The replay over the past is not finished: read it before you approve (ADM-06)');
      checkedValues(change.changedValues);
      await refuseMovedOn(tx, clinicId, change, now);
      if (change.reviewBy <= today) throw refuse('conflict', 'Its day of review has passed: draft it again');
    }
    await tx
      .updateTable('libraryChange')
      .set({
        status: wanted,
        number: body.approved ? await nextNumber(tx, clinicId) : null,
        // Nothing was in force before it was approved: a day that passed meanwhile becomes today.
        effectiveOn: body.approved && change.effectiveOn < today ? today : change.effectiveOn,
        answeredBy: actor.userId,
        answerer: JSON.stringify(signerOf(actor)),
        answeredAt: formatInstant(now),
        reason: body.approved ? '' : body.reason,
        version: change.version + 1,
      })
      .where('clinicId', '=', clinicId)
      .where('id', '=', change.id)
      .execute();
    audit({
      act: body.approved ? 'library.approve' : 'library.turnDown',
      object: { kind: 'limit-library', id: change.id },
      detail: { rules: Object.keys(change.changedValues), effectiveOn: change.effectiveOn },
    });
    await publish({ topic: 'library', id: clinicId });
    return libraryView(tx, clinicId, now);
  }),

  route(returnLibrary, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    await oneAtATime(tx, clinicId);
    if ((await changeOf(tx, clinicId, body.id)) !== undefined) return libraryView(tx, clinicId, now);
    const today = await todayOf(tx, clinicId, now);
    const step = stepBack(await changesOf(tx, clinicId));
    if (step === undefined) throw refuse('conflict', 'There is no earlier version to return to');
    const { left, before } = step;
    if (left.number !== body.leaves)
      throw refuse('stale-version', 'Another version was signed meanwhile: read it again');
    if (before.reviewBy <= today)
      throw refuse('conflict', 'The earlier version is past its day of review: draft a change instead');
    await tx
      .insertInto('libraryChange')
      .values({
        clinicId,
        id: body.id,
        status: 'approved',
        number: await nextNumber(tx, clinicId),
        basedOn: left.effectiveOn <= today ? left.number : before.number,
        returnsTo: before.number,
        changedValues: JSON.stringify(before.changedValues),
        effectiveOn: today,
        reviewBy: before.reviewBy,
        authorId: actor.userId,
        author: JSON.stringify(signerOf(actor)),
        draftedAt: formatInstant(now),
        answeredBy: actor.userId,
        answerer: JSON.stringify(signerOf(actor)),
        answeredAt: formatInstant(now),
        reason: body.reason,
      })
      .execute();
    audit({
      act: 'library.return',
      object: { kind: 'limit-library', id: body.id },
      reason: body.reason,
      detail: { leaves: left.number, returnsTo: before.number },
    });
    await publish({ topic: 'library', id: clinicId });
    return libraryView(tx, clinicId, now);
  }),
] as const;

const signerOf = (actor: StaffActor): Signer => ({
  name: actor.displayName,
  credentials: actor.credentials,
});

function checkedValues(values: unknown): ClinicValues {
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

async function refuseDates(tx: Tx, clinicId: string, { effectiveOn, reviewBy }: Dates, now: Instant) {
  const today = await todayOf(tx, clinicId, now);
  const problems: Problem[] = [];
  if (effectiveOn < today)
    problems.push({ type: 'in-the-past', message: 'This day has passed', path: '/effectiveOn' });
  if (reviewBy <= effectiveOn)
    problems.push({ type: 'out-of-order', message: 'A review comes after the first day', path: '/reviewBy' });
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
}

/** Whoever writes in the library of a clinic waits for whoever does so now. */
async function oneAtATime(tx: Tx, clinicId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`library/${clinicId}`}, 0))`.execute(tx);
}

const changeOf = (tx: Tx, clinicId: string, id: string): Promise<ChangeRow | undefined> =>
  tx
    .selectFrom('libraryChange')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

async function openChange(tx: Tx, clinicId: string, id: string): Promise<ChangeRow> {
  const change = await changeOf(tx, clinicId, id);
  if (change === undefined) throw refuse('not-found', 'No such change in this clinic');
  return change;
}

function requireOwnOpen(
  change: ChangeRow,
  actor: StaffActor,
  statuses: readonly ChangeRow['status'][],
): void {
  if (change.authorId !== actor.userId)
    throw refuse('not-permitted', 'Only its author writes in a draft, proposes it or takes it back');
  if (!statuses.includes(change.status)) throw refuse('conflict', `This change is ${change.status} already`);
}

async function refuseSecondOpen(tx: Tx, clinicId: string): Promise<void> {
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
async function refuseWaiting(tx: Tx, clinicId: string, effectiveOn: string, now: Instant): Promise<void> {
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
async function refuseMovedOn(tx: Tx, clinicId: string, change: ChangeRow, now: Instant): Promise<void> {
  const inForce = (await libraryInForce(tx, clinicId, now))?.number ?? 0;
  if (inForce !== change.basedOn)
    throw refuse('conflict', 'Another version came into force since this was drafted: draft it again');
}

async function nextNumber(tx: Tx, clinicId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('libraryChange')
    .select((one) => one.fn.max('number').as('last'))
    .where('clinicId', '=', clinicId)
    .executeTakeFirstOrThrow();
  return (last ?? 0) + 1;
}
