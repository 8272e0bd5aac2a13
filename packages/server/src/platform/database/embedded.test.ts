import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { type Embedded, startEmbedded } from './embedded.ts';

const folders: string[] = [];
const aFolder = (parent = tmpdir()): string => {
  const folder = mkdtempSync(join(parent, 'titrate-embedded-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const ask = async (embedded: Embedded, text: string): Promise<unknown> => {
  const client = new Client({ host: embedded.socketDir, user: embedded.user, database: 'postgres' });
  await client.connect();
  const { rows } = await client.query<{ answer: unknown }>(text);
  await client.end();
  return rows[0]?.answer;
};

describe('the embedded database', () => {
  it('starts in an empty folder, keeps what was written, and stops with its last user', async () => {
    const dataDir = aFolder();
    const first = await startEmbedded({ dataDir });
    await ask(first, 'create table kept as select 42 as answer');
    const second = await startEmbedded({ dataDir });
    expect([first.adopted, second.adopted]).toEqual([false, true]);
    await first.release();
    expect(await ask(second, 'select answer from kept')).toBe(42);
    await second.release();
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
    const later = await startEmbedded({ dataDir });
    expect(await ask(later, 'select answer from kept')).toBe(42);
    await later.release();
  });

  it('is started once when two processes want it at the same moment', async () => {
    const dataDir = aFolder();
    const both = await Promise.all([startEmbedded({ dataDir }), startEmbedded({ dataDir })]);
    expect(both.filter((embedded) => embedded.adopted)).toHaveLength(1);
    for (const embedded of both) await embedded.release();
  });

  it('adopts the server of a parent that was killed', async () => {
    const dataDir = aFolder();
    const module = fileURLToPath(new URL('./embedded.ts', import.meta.url));
    const script = `const { startEmbedded } = await import(${JSON.stringify(module)});
      await startEmbedded({ dataDir: ${JSON.stringify(dataDir)} });
      console.log('up'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    const adopted = await startEmbedded({ dataDir });
    expect(adopted.adopted).toBe(true);
    expect(await ask(adopted, 'select 1 as answer')).toBe(1);
    await adopted.release();
    expect(existsSync(join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });

  it('works in a folder whose path is longer than a socket may be', async () => {
    const embedded = await startEmbedded({ dataDir: join(aFolder(), 'a-long-name'.repeat(12)) });
    expect(await ask(embedded, 'select 1 as answer')).toBe(1);
    await embedded.release();
  });
});
