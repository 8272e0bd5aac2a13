import { randomUUID } from 'node:crypto';
import type { AuditView } from '@titrate/contract';
import { describe, expect, it } from 'vitest';
import { appendAudit } from '../../platform/audit/audit.ts';
import { atOf, aWorld } from '../../testing/world.ts';

const world = await aWorld();
const params = { clinicId: world.clinic.id };
const PATH = '/api/clinics/:clinicId/audit';

const system = { kind: 'system', id: 'test' } as const;
const note = (at: string, act: string, patientId?: string) =>
  world.within(world.clinic, (tx) =>
    appendAudit(tx, system, atOf(at), [
      { act, object: { kind: 'thing' }, ...(patientId === undefined ? {} : { patientId }) },
    ]),
  );

async function read(query: Record<string, string> = {}) {
  const auditor = await world.signedInAs('auditor');
  const answer = await auditor.call('GET', PATH, { params, query });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as { entries: AuditView[]; more: boolean; acts: string[] };
}

describe('the audit trail on screen', () => {
  it('says who acted by name, and that it was read', async () => {
    const owner = await world.signedInAs('owner');
    await owner.call('GET', PATH, { params });
    const { entries, acts } = await read({ actorId: owner.userId });
    expect(entries.map((one) => [one.act, one.actor.name, one.actor.role])).toEqual([
      ['audit.read', 'Harbour owner', 'owner'],
    ]);
    expect(acts).toContain('audit.read');
  });

  it('finds an act, and all acts of a feature', async () => {
    await note('2026-03-01T12:00:00Z', 'plan.sign');
    await note('2026-03-01T12:00:01Z', 'plan.draft');
    await note('2026-03-01T12:00:02Z', 'planning');
    expect((await read({ act: 'plan.sign' })).entries.map((one) => one.act)).toEqual(['plan.sign']);
    expect((await read({ act: 'plan' })).entries.map((one) => one.act)).toEqual(['plan.draft', 'plan.sign']);
  });

  it('finds who touched a patient', async () => {
    const patientId = randomUUID();
    await note('2026-03-01T13:00:00Z', 'chart.read', patientId);
    const { entries } = await read({ patientId, act: 'chart.read' });
    expect(entries.map((one) => one.patient?.id)).toEqual([patientId]);
  });

  it('counts days in the clinic’s zone, both ends included', async () => {
    await note('2026-02-11T04:59:59.999Z', 'zone.before');
    await note('2026-02-11T05:00:00.000Z', 'zone.first');
    await note('2026-02-12T04:59:59.999Z', 'zone.last');
    await note('2026-02-12T05:00:00.000Z', 'zone.after');
    const { entries } = await read({ act: 'zone', from: '2026-02-11', to: '2026-02-11' });
    expect(entries.map((one) => one.act)).toEqual(['zone.last', 'zone.first']);
  });

  it('pages without losing or repeating an entry', async () => {
    for (let i = 0; i < 7; i += 1) await note('2026-02-01T12:00:00Z', `page.${i}`);
    const seen: string[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await read({
        act: 'page',
        limit: '3',
        ...(before === undefined ? {} : { before: String(before) }),
      });
      seen.push(...page.entries.map((one) => one.act));
      before = page.entries.at(-1)?.seq;
      if (!page.more) break;
    }
    expect(seen).toEqual(['page.6', 'page.5', 'page.4', 'page.3', 'page.2', 'page.1', 'page.0']);
  });

  it('is for auditors and owners of this clinic', async () => {
    for (const role of ['nurse', 'prescriber', 'front-desk', 'therapist'] as const) {
      const caller = await world.signedInAs(role);
      expect((await caller.call('GET', PATH, { params })).status, role).toBe(403);
      expect((await caller.call('GET', `${PATH}/chain`, { params })).status, role).toBe(403);
    }
    const stranger = await world.signedInAs('auditor', world.otherClinic);
    expect((await stranger.call('GET', PATH, { params })).status).toBe(403);
    const own = await stranger.call('GET', PATH, { params: { clinicId: world.otherClinic.id } });
    expect(own.body.entries).toEqual([]);
  });

  it.each([
    ['a day that does not exist', { from: '2026-02-30' }],
    ['an act with a wildcard', { act: '%' }],
    ['a page of ten thousand', { limit: '10000' }],
    ['a patient that is no id', { patientId: 'x' }],
  ])('refuses %s', async (_what, query) => {
    const auditor = await world.signedInAs('auditor');
    expect((await auditor.call('GET', PATH, { params, query })).status).toBe(400);
  });

  it('has its chain worked out anew, and says where it breaks', async () => {
    const auditor = await world.signedInAs('auditor');
    const whole = await auditor.call('GET', `${PATH}/chain`, { params });
    expect(whole.body).toMatchObject({ chain: 'valid' });
    expect(whole.body.entries).toBeGreaterThan(5);
    const { Client } = await import('pg');
    const owner = new Client({ connectionString: world.ownerUrl });
    await owner.connect();
    await owner.query('set row_security = off');
    await owner.query('alter table audit_entry no force row level security');
    await owner.query("update audit_entry set act = 'other' where seq = 3 and clinic_id = $1", [
      world.clinic.id,
    ]);
    await owner.end();
    const broken = await auditor.call('GET', `${PATH}/chain`, { params });
    expect(broken.body).toMatchObject({ chain: 'broken', atSeq: 3, because: 'content' });
  });
});
