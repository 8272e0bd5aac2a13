import { randomUUID } from 'node:crypto';
import type { SignOff } from '@titrate/contract';
import { contentByRef, fingerprintOf } from '@titrate/contract/content';
import { addMs, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { aWorld, type Caller } from '../../testing/world.ts';

const world = await aWorld();
const params = { clinicId: world.clinic.id };
const PATH = '/api/clinics/:clinicId/content-sign-offs';

const printOf = (ref: string): string => {
  const entry = contentByRef(ref);
  if (entry === undefined) throw new Error(`no content ${ref}`);
  return fingerprintOf(entry);
};
const item = (ref: string) => ({ id: randomUUID(), ref, fingerprint: printOf(ref) });

function propose(caller: Caller, items: readonly object[], more: object = {}) {
  return caller.call('POST', PATH, {
    params,
    body: { items, decision: 'confirm', effectiveOn: '2026-03-02', ...more },
  });
}
const answer = (caller: Caller, body: object) => caller.call('POST', `${PATH}/answers`, { params, body });
const found = (signOffs: readonly SignOff[], id: string) => signOffs.find((one) => one.id === id);

describe('confirming clinical content', () => {
  it('takes two people: who proposed, who approved and when stay with it', async () => {
    const prescriber = await world.signedInAs('prescriber');
    const owner = await world.signedInAs('owner');
    const limit = item('dose/IV-01');
    const proposed = await propose(prescriber, [limit]);
    expect(proposed.status, JSON.stringify(proposed.body)).toBe(200);
    expect(found(proposed.body.signOffs, limit.id)).toMatchObject({
      version: '1.0.0',
      proposedBy: { id: prescriber.userId, name: 'Harbour prescriber' },
      answer: null,
    });
    const approved = await answer(owner, { approved: true, signOffIds: [limit.id] });
    expect(found(approved.body.signOffs, limit.id)?.answer).toMatchObject({
      approved: true,
      by: { id: owner.userId },
      at: '2026-03-02T15:00:00.000Z',
    });
  });

  it('is refused to the one who proposed, also when that person is an owner', async () => {
    const both = await world.signedInAs(['prescriber', 'owner']);
    const entry = item('dose/IV-02');
    await propose(both, [entry]);
    expect((await answer(both, { approved: true, signOffIds: [entry.id] })).body.type).toBe('not-permitted');
  });

  it('cannot be written by one person past the server either', async () => {
    const prescriber = await world.signedInAs('prescriber');
    const entry = item('dose/IV-03');
    await propose(prescriber, [entry]);
    const own = world.within(world.clinic, (tx) =>
      tx
        .insertInto('contentSignOffAnswer')
        .values({
          clinicId: world.clinic.id,
          signOffId: entry.id,
          proposedBy: prescriber.userId,
          answeredBy: prescriber.userId,
          approved: true,
          answerer: '{}',
          answeredAt: '2026-03-02T15:00:00.000Z',
          reason: '',
        })
        .execute(),
    );
    await expect(own).rejects.toMatchObject({ code: '23514' });
  });

  it('holds one open proposal for each piece of content', async () => {
    const prescriber = await world.signedInAs('prescriber');
    await propose(prescriber, [item('dose/IV-04')]);
    const again = await propose(prescriber, [item('dose/IV-04')]);
    expect(again.body.problems[0]).toMatchObject({ type: 'already-proposed', path: '/items/0' });
  });

  it('is safe to send twice', async () => {
    const [prescriber, owner] = [await world.signedInAs('prescriber'), await world.signedInAs('owner')];
    const entry = item('dose/IV-05');
    await propose(prescriber, [entry]);
    expect((await propose(prescriber, [entry])).status).toBe(200);
    await answer(owner, { approved: true, signOffIds: [entry.id] });
    expect((await answer(owner, { approved: true, signOffIds: [entry.id] })).status).toBe(200);
  });

  it('is turned down only with a reason, and may be proposed again', async () => {
    const [prescriber, owner] = [await world.signedInAs('prescriber'), await world.signedInAs('owner')];
    const entry = item('dose/IV-06');
    await propose(prescriber, [entry]);
    expect((await answer(owner, { approved: false, signOffIds: [entry.id], reason: ' ' })).status).toBe(400);
    const down = await answer(owner, { approved: false, signOffIds: [entry.id], reason: 'Discuss first' });
    expect(found(down.body.signOffs, entry.id)?.answer).toMatchObject({
      approved: false,
      reason: 'Discuss first',
    });
    expect((await propose(prescriber, [item('dose/IV-06')])).status).toBe(200);
  });

  it('refuses words that the sender has not read, and stores none of the batch', async () => {
    const prescriber = await world.signedInAs('prescriber');
    const good = item('dose/IV-10');
    const stale = { ...item('dose/DW-01'), fingerprint: '0'.repeat(16) };
    const nothing = { ...item('dose/DW-01'), ref: 'dose/NO-99' };
    const refused = await propose(prescriber, [good, stale, nothing]);
    expect(refused.status).toBe(400);
    expect(refused.body.problems.map((one: { type: string }) => one.type)).toEqual([
      'changed-content',
      'unknown-content',
    ]);
    const listed = await prescriber.call('GET', PATH, { params });
    expect(found(listed.body.signOffs, good.id)).toBeUndefined();
  });

  it('asks for a fresh proof of presence from both', async () => {
    const [prescriber, owner] = [await world.signedInAs('prescriber'), await world.signedInAs('owner')];
    const entry = item('dose/DW-02');
    await propose(prescriber, [entry]);
    const start = world.clock.now();
    world.clock.set(addMs(start, minutes(6)));
    const late = await propose(prescriber, [item('dose/DW-03')]);
    const lateAnswer = await answer(owner, { approved: true, signOffIds: [entry.id] });
    world.clock.set(start);
    expect(late.body.type).toBe('second-factor-required');
    expect(lateAnswer.body.type).toBe('second-factor-required');
  });

  it('of one clinic says nothing about another', async () => {
    const elsewhere = await world.signedInAs('prescriber', world.otherClinic);
    const listed = await elsewhere.call('GET', PATH, { params: { clinicId: world.otherClinic.id } });
    expect(listed.body.signOffs).toEqual([]);
    const mine = await (await world.signedInAs('nurse')).call('GET', PATH, { params });
    const taken = await elsewhere.call('POST', `${PATH}/answers`, {
      params: { clinicId: world.otherClinic.id },
      body: { approved: true, signOffIds: [mine.body.signOffs[0].id] },
    });
    expect(taken.body.type).toBe('not-found');
  });
});
