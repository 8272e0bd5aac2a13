import {
  answerLibrary,
  discardLibrary,
  proposeLibrary,
  readLibrary,
  readLibraryStanding,
  returnLibrary,
  saveLibraryDraft,
} from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { enqueue } from '../../platform/jobs/jobs.ts';
import {
  changeOf,
  checkedValues,
  nextNumber,
  oneAtATime,
  openChange,
  refuseDates,
  refuseMovedOn,
  refuseSecondOpen,
  refuseWaiting,
  requireOwnOpen,
  signerOf,
} from './guards.ts';
import { libraryInForce, libraryStanding, todayOf } from './in-force.ts';
import { emptyReplay } from './replay.ts';
import { changesOf, libraryView, stepBack } from './view.ts';

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
