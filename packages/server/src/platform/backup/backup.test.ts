import { randomUUID } from 'node:crypto';
import { PassThrough, Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { aDatabase } from '../../testing/database.ts';
import { aWorld, type World } from '../../testing/world.ts';
import { appendAudit, verifyAudit } from '../audit/audit.ts';
import type { Connections } from '../database/open.ts';
import { storeOn, withClient } from '../database/open.ts';
import { inClinic } from '../database/tenancy.ts';
import { silentLog } from '../log.ts';
import { writeBackup } from './backup.ts';
import { restoreBackup } from './restore.ts';

describe('a backup', () => {
  let world: World;
  let file: Buffer;
  const take = async (connections: Connections): Promise<Buffer> => {
    const to = new PassThrough();
    const chunks: Buffer[] = [];
    to.on('data', (chunk) => chunks.push(Buffer.from(chunk)));
    await writeBackup({ connection: connections.owner, to, now: world.clock.now(), secret: 'a secret' });
    return Buffer.concat(chunks);
  };
  const restore = (connections: Connections, content: Buffer) =>
    restoreBackup(connections.owner, Readable.from([content]));
  const rowsOf = (content: Buffer) => gunzipSync(content).toString().split('\n').slice(1, -2).sort();
  const changed = (change: (text: string) => string) => gzipSync(change(gunzipSync(file).toString()));

  beforeAll(async () => {
    world = await aWorld({ features: [] });
    for (const clinic of [world.clinic, world.otherClinic]) {
      await world.signedInAs('prescriber', clinic);
      await world.patientWithLink(randomUUID(), [{ text: 'a line\nbreak, ünïcode and 0.1' }], clinic);
      await inClinic(world.db, clinic.id, (tx) =>
        appendAudit(tx, { kind: 'system', id: 'test' }, world.clock.now(), [
          { act: 'a.b', object: { kind: 'c' }, detail: { ml: 0.1 } },
        ]),
      );
    }
    file = await take(world.deps.store.connections);
  });

  it('comes back whole: every row equal, every chain valid', async () => {
    const empty = await aDatabase();
    const summary = await restore(empty, file);
    expect(summary.rows).toMatchObject({
      clinic: 2,
      staff_member: 2,
      invitation: 2,
      audit_entry: 2,
      audit_head: 2,
    });
    expect(rowsOf(await take(empty))).toEqual(rowsOf(file));
    const store = storeOn(empty, silentLog());
    for (const clinic of [world.clinic, world.otherClinic]) {
      expect(await verifyAudit(store.db, clinic.id)).toMatchObject({ chain: 'valid', entries: 1 });
    }
    await store.close();
  });

  it('keeps nobody signed in', () => {
    expect(gunzipSync(file).toString()).not.toContain('"table":"auth_session"');
  });

  it.each([
    ['one changed letter', () => changed((text) => text.replace('Harbour', 'Harbous'))],
    [
      'a missing row',
      () =>
        changed((text) =>
          text
            .split('\n')
            .filter((line) => !line.includes('Meadow prescriber'))
            .join('\n'),
        ),
    ],
    ['a missing end', () => changed((text) => text.split('\n').slice(0, -3).join('\n'))],
    ['half of the file', () => file.subarray(0, file.length / 2)],
    [
      'a line that is no JSON',
      () => changed((text) => text.replace('{"table":"clinic"', '{"table:"clinic"')),
    ],
    ['another schema', () => changed((text) => text.replace('0001-platform.sql', '0001-other.sql'))],
    ['something else altogether', () => Buffer.from('hello')],
  ])('with %s is refused and leaves nothing behind', async (_what, content) => {
    const empty = await aDatabase();
    await expect(restore(empty, content())).rejects.toThrow();
    const left = await withClient(empty.owner, (owner) =>
      owner.query('select (select count(*) from clinic) + (select count(*) from auth_user) as n'),
    );
    expect(Number(left.rows[0]?.n)).toBe(0);
  });

  it('is not put over a clinic that is there', async () => {
    await expect(restore(world.deps.store.connections, file)).rejects.toThrow('already');
  });
});
