import { answerSignOffs, listSignOffs, proposeSignOffs, type SignOff } from '@titrate/contract';
import { contentByRef, fingerprintOf } from '@titrate/contract/content';
import { formatInstant, type Problem } from '@titrate/quantity';
import type { Tx } from '../../platform/database/schema.ts';
import type { StaffActor } from '../../platform/http/actor.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import type { Signer } from './clinic.tables.ts';

export const signOffRoutes = [
  route(listSignOffs, async ({ tx, clinicId }) => ({ signOffs: await load(tx, clinicId) })),

  route(proposeSignOffs, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const current = await load(tx, clinicId);
    const wanted = body.items.filter((item) => !current.some((one) => one.id === item.id));
    refuseUnreadable(wanted, current);
    if (wanted.length > 0) {
      await tx
        .insertInto('contentSignOff')
        .values(
          wanted.map((item) => ({
            clinicId,
            id: item.id,
            contentRef: item.ref,
            contentVersion: contentByRef(item.ref)?.version ?? null,
            fingerprint: item.fingerprint,
            decision: body.decision,
            note: body.note,
            effectiveOn: body.effectiveOn,
            proposedBy: actor.userId,
            proposer: JSON.stringify(signerOf(actor)),
            proposedAt: formatInstant(now),
          })),
        )
        .execute();
      audit({
        act: 'content.propose',
        object: { kind: 'clinical-content' },
        detail: { decision: body.decision, effectiveOn: body.effectiveOn, content: named(wanted) },
      });
      await publish({ topic: 'content', id: clinicId });
    }
    return { signOffs: await load(tx, clinicId) };
  }),

  route(answerSignOffs, async ({ tx, clinicId, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const current = await load(tx, clinicId);
    const asked = body.signOffIds.map((id) => current.find((one) => one.id === id));
    const found = asked.filter((one) => one !== undefined);
    if (found.length !== asked.length) throw refuse('not-found', 'No such proposal in this clinic');
    if (found.some((one) => one.proposedBy.id === actor.userId))
      throw refuse('not-permitted', 'A second person answers: nobody approves a proposal of their own');
    // A second press of the same button changes nothing.
    const open = found.filter((one) => !isAnsweredSo(one, actor, body.approved));
    if (open.some((one) => one.answer !== null))
      throw refuse('conflict', 'Somebody has answered one of these already');
    if (body.approved) refuseOutdated(open);
    if (open.length > 0) {
      await tx
        .insertInto('contentSignOffAnswer')
        .values(
          open.map((one) => ({
            clinicId,
            signOffId: one.id,
            proposedBy: one.proposedBy.id,
            approved: body.approved,
            answeredBy: actor.userId,
            answerer: JSON.stringify(signerOf(actor)),
            answeredAt: formatInstant(now),
            reason: body.approved ? '' : body.reason,
          })),
        )
        .execute();
      audit({
        act: body.approved ? 'content.approve' : 'content.turnDown',
        object: { kind: 'clinical-content' },
        detail: { content: named(open) },
      });
      await publish({ topic: 'content', id: clinicId });
    }
    return { signOffs: await load(tx, clinicId) };
  }),
] as const;

type Item = { readonly id: string; readonly ref: string; readonly fingerprint: string };

/** Each item must be content of this version of the product, read as it is now, and not already waiting. */
function refuseUnreadable(items: readonly Item[], current: readonly SignOff[]): void {
  const problems = items.flatMap((item, index): Problem[] => {
    const at = (type: string, message: string): Problem[] => [{ type, message, path: `/items/${index}` }];
    const entry = contentByRef(item.ref);
    if (entry === undefined) return at('unknown-content', `there is no content ${item.ref}`);
    if (fingerprintOf(entry) !== item.fingerprint)
      return at('changed-content', `${item.ref} reads differently now: reload the page and read it again`);
    if (current.some((one) => one.ref === item.ref && one.answer === null))
      return at('already-proposed', `${item.ref} waits for an answer already`);
    if (items.findIndex((other) => other.ref === item.ref) !== index)
      return at('twice', `${item.ref} is named twice`);
    return [];
  });
  if (problems.length > 0) throw refuse('invalid-input', undefined, problems);
}

/** What was proposed before an upgrade changed it is not what the second person reads. */
function refuseOutdated(proposals: readonly SignOff[]): void {
  const changed = proposals.filter((one) => {
    const entry = contentByRef(one.ref);
    return one.decision === 'confirm' && (entry === undefined || fingerprintOf(entry) !== one.fingerprint);
  });
  if (changed.length > 0)
    throw refuse('conflict', `Changed since it was proposed: ${changed.map((one) => one.ref).join(', ')}`);
}

const isAnsweredSo = (one: SignOff, actor: StaffActor, approved: boolean): boolean =>
  one.answer?.by.id === actor.userId && one.answer.approved === approved;

const signerOf = (actor: StaffActor): Signer => ({
  name: actor.displayName,
  credentials: actor.credentials,
});

const named = (items: readonly Pick<Item, 'ref' | 'fingerprint'>[]): string[] =>
  items.map(({ ref, fingerprint }) => `${ref} ${fingerprint}`);

async function load(tx: Tx, clinicId: string): Promise<SignOff[]> {
  const rows = await tx
    .selectFrom('contentSignOff as proposal')
    .leftJoin('contentSignOffAnswer as answer', (join) =>
      join.onRef('answer.clinicId', '=', 'proposal.clinicId').onRef('answer.signOffId', '=', 'proposal.id'),
    )
    .select([
      'proposal.id',
      'proposal.contentRef',
      'proposal.contentVersion',
      'proposal.fingerprint',
      'proposal.decision',
      'proposal.note',
      'proposal.effectiveOn',
      'proposal.proposedBy',
      'proposal.proposer',
      'proposal.proposedAt',
      'answer.approved',
      'answer.answeredBy',
      'answer.answerer',
      'answer.answeredAt',
      'answer.reason',
    ])
    .where('proposal.clinicId', '=', clinicId)
    .orderBy('proposal.proposedAt', 'desc')
    .orderBy('proposal.contentRef')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ref: row.contentRef,
    version: row.contentVersion,
    fingerprint: row.fingerprint,
    decision: row.decision,
    note: row.note,
    effectiveOn: row.effectiveOn,
    proposedBy: { id: row.proposedBy, ...row.proposer },
    proposedAt: row.proposedAt,
    answer:
      row.approved === null || row.answeredBy === null || row.answerer === null || row.answeredAt === null
        ? null
        : {
            approved: row.approved,
            by: { id: row.answeredBy, ...row.answerer },
            at: row.answeredAt,
            reason: row.reason ?? '',
          },
  }));
}
