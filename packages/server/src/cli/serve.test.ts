import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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
});
