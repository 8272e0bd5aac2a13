import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../platform/database/open.ts';
import { inClinic } from '../platform/database/tenancy.ts';
import { silentLog } from '../platform/log.ts';
import { aServerProcess } from '../testing/process.ts';

const folder = mkdtempSync(join(tmpdir(), 'titrate-serve-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const status = async (url: string) => (await fetch(url)).status;

describe('titrate serve', { timeout: 60_000 }, () => {
  it('starts on an empty folder with nothing installed, and leaves nothing running when it is told to stop', async () => {
    const dataDir = join(folder, 'fresh');
    const server = await aServerProcess({ DATA_DIR: dataDir });
    expect([await status(`${server.url}/healthz`), await status(`${server.url}/readyz`)]).toEqual([200, 200]);
    expect(await server.stop()).toBe(0);
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });

  it('comes back after a power cut, taking over the database it left running', async () => {
    const dataDir = join(folder, 'killed');
    const first = await aServerProcess({ DATA_DIR: dataDir });
    await first.kill();
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(true);
    const second = await aServerProcess({ DATA_DIR: dataDir });
    expect(await status(`${second.url}/readyz`)).toBe(200);
    expect(await second.stop()).toBe(0);
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });

  it('runs twice on one folder, and the database stays until both have stopped', async () => {
    const dataDir = join(folder, 'shared');
    const servers = await Promise.all([
      aServerProcess({ DATA_DIR: dataDir }),
      aServerProcess({ DATA_DIR: dataDir }),
    ]);
    await servers[0].stop();
    expect(await status(`${servers[1].url}/readyz`)).toBe(200);
    await servers[1].stop();
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });

  it('says which setting is wrong instead of starting with another', async () => {
    await expect(aServerProcess({ DATA_DIR: folder, PORT: 'eighty' })).rejects.toThrow(
      'PORT: expected a port',
    );
  });

  it('says that a port is taken, and leaves no database behind', async () => {
    const holder = await aServerProcess({ DATA_DIR: join(folder, 'holder') });
    const dataDir = join(folder, 'late');
    const { port } = new URL(holder.url);
    await expect(aServerProcess({ DATA_DIR: dataDir, PORT: port })).rejects.toThrow(`Port ${port} is in use`);
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
    await holder.stop();
  });

  it('says that a database cannot be reached', async () => {
    const [DATABASE_URL, TITRATE_SECRET] = ['postgres://nobody:x@127.0.0.1:1/none', 'x'.repeat(40)];
    await expect(aServerProcess({ DATABASE_URL, TITRATE_SECRET })).rejects.toThrow('ECONNREFUSED');
  });

  it('refuses the demonstration, and ends', async () => {
    const dataDir = join(folder, 'demo');
    await oneDemoClinic(dataDir);
    await expect(aServerProcess({ DATA_DIR: dataDir })).rejects.toThrow('use `titrate demo`');
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });
});

async function oneDemoClinic(dataDir: string): Promise<void> {
  const store = await openStore({ databaseUrl: undefined, databaseAppUrl: undefined, dataDir }, silentLog());
  const id = randomUUID();
  await inClinic(store.db, id, (tx) =>
    tx
      .insertInto('clinic')
      .values({
        id,
        name: 'Invented',
        slug: 'invented',
        timeZone: 'America/New_York',
        region: 'US',
        colour: '#0b7285',
        settings: JSON.stringify({ demo: true }),
      })
      .execute(),
  );
  await store.close();
}
