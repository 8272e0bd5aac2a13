import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';
import { withClient } from '../database/open.ts';
import { inClinic } from '../database/tenancy.ts';
import { type AuditNote, appendAudit, verifyAudit } from './audit.ts';

const system = { kind: 'system', id: 'test' } as const;
const note = (act: string, detail: AuditNote['detail'] = {}): AuditNote => ({
  act,
  object: { kind: 'plan', id: 'p1' },
  detail,
});

async function aTrail(entries = 5) {
  const world = await aWorld({ features: [] });
  const write = (notes: readonly AuditNote[], clinic = world.clinic) =>
    inClinic(world.db, clinic.id, (tx) => appendAudit(tx, system, world.clock.now(), notes));
  for (let i = 0; i < entries; i += 1) await write([note(`act.${i}`)]);
  const verify = () => verifyAudit(world.db, world.clinic.id);
  /** What an insider with the owner's password could do. */
  const tamper = (text: string) =>
    withClient(world.deps.store.connections.owner, async (owner) => {
      await owner.query("select set_config('app.clinic', $1, false)", [world.clinic.id]);
      await owner.query(text);
    });
  return { world, write, verify, tamper };
}

describe('the audit chain', () => {
  it('is valid when empty and counts what was written', async () => {
    const { world, verify } = await aTrail(0);
    expect(await verify()).toMatchObject({ chain: 'valid', entries: 0 });
    expect((await verifyAudit(world.db, world.otherClinic.id)).chain).toBe('valid');
  });

  it.each([
    [
      'a changed reason',
      "update audit_entry set reason = 'another' where seq = 3",
      { atSeq: 3, because: 'content' },
    ],
    [
      'a changed time',
      "update audit_entry set at = at + interval '1 ms' where seq = 2",
      { atSeq: 2, because: 'content' },
    ],
    ['a removed entry', 'delete from audit_entry where seq = 3', { atSeq: 3, because: 'gap' }],
    ['a removed last entry', 'delete from audit_entry where seq = 5', { atSeq: 4, because: 'head' }],
    [
      'a replaced hash',
      "update audit_entry set hash = repeat('1', 64) where seq = 4",
      { atSeq: 4, because: 'content' },
    ],
  ])('shows %s', async (_what, statement, fault) => {
    const { verify, tamper } = await aTrail();
    await tamper(statement);
    expect(await verify()).toEqual({ chain: 'broken', ...fault });
  });

  it('is not for the application role to write, change or shorten', async () => {
    const { world } = await aTrail(1);
    for (const statement of [
      'update audit_entry set act = act',
      'delete from audit_entry',
      'insert into audit_head values (gen_random_uuid(), 9, $$x$$)',
    ]) {
      await expect(world.deps.store.pool.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
  });

  it('stays one chain when many write at once', async () => {
    const { write, verify } = await aTrail(0);
    await Promise.all(Array.from({ length: 40 }, (_, i) => write([note(`a.${i}`), note(`b.${i}`)])));
    expect(await verify()).toMatchObject({ chain: 'valid', entries: 80 });
  });

  it('loses its entry with the transaction it belonged to', async () => {
    const { world, verify } = await aTrail(2);
    const failed = inClinic(world.db, world.clinic.id, async (tx) => {
      await appendAudit(tx, system, world.clock.now(), [note('never')]);
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await verify()).toMatchObject({ chain: 'valid', entries: 2 });
  });

  it('verifies for any detail that JSON can hold', async () => {
    const { write, verify } = await aTrail(0);
    const text = fc.string().map((value) => value.replaceAll('\u0000', ''));
    const details = fc.sample(
      fc.dictionary(
        text,
        fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null)),
      ),
      60,
    );
    await write(details.map((detail) => note('any', detail)));
    expect(await verify()).toMatchObject({ chain: 'valid', entries: 60 });
  });

  it('keeps a patient id that says whose record was read', async () => {
    const { world, write } = await aTrail(0);
    const patientId = randomUUID();
    await write([{ act: 'chart.read', object: { kind: 'patient', id: patientId }, patientId }]);
    const rows = await world.within(world.clinic, (tx) =>
      tx.selectFrom('auditEntry').select('act').where('patientId', '=', patientId).execute(),
    );
    expect(rows).toEqual([{ act: 'chart.read' }]);
  });
});
