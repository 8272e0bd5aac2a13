import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { aDatabase } from '../testing/database.ts';

const TITRATE = fileURLToPath(new URL('../../bin/titrate.mjs', import.meta.url));

it('founds a clinic and its first owner on an empty server, once', async () => {
  const { ownerUrl } = await aDatabase();
  const titrate = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [TITRATE, ...args], {
      env: { ...process.env, DATABASE_URL: ownerUrl },
      encoding: 'utf8',
    });
    return { status, out: stdout === '' ? undefined : JSON.parse(stdout), told: stderr };
  };
  const north = ['--slug', 'north', '--name', 'North Clinic', '--time-zone', 'Europe/London'];
  const founded = titrate('clinic', 'add', ...north, '--region', 'GB');
  expect(founded.out, founded.told).toMatchObject({ slug: 'north' });
  const twice = titrate('clinic', 'add', ...north, '--region', 'GB');
  expect([twice.status, twice.out.error.type]).toEqual([1, 'conflict']);
  const owner = titrate(
    'user',
    'add',
    '--clinic',
    'north',
    '--email',
    'ada@north.example',
    '--name',
    'Ada North',
    '--role',
    'owner',
  );
  expect(owner.out.setUpLink).toContain('/clinic/join#');
  const wrong = titrate(
    'clinic',
    'add',
    '--slug',
    'North',
    '--name',
    'N',
    '--time-zone',
    'Mars',
    '--region',
    'uk',
  );
  expect(wrong.status).toBe(2);
  for (const option of ['--slug', '--time-zone', '--region']) expect(wrong.told).toContain(option);
});
