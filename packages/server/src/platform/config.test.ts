import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'titrate-config-'));
afterAll(() => rmSync(dataDir, { recursive: true }));

it('names every wrong setting at once', () => {
  const read = readConfig(
    {
      PORT: 'eighty',
      HL7_PORT: '70000',
      PUBLIC_URL: 'clinic',
      DATABASE_URL: 'mysql://x',
      TITRATE_SECRET: 'short',
    },
    'serve',
  );
  expect(!read.ok && read.error.map((problem) => problem.path)).toEqual([
    'PORT',
    'HL7_PORT',
    'PUBLIC_URL',
    'DATABASE_URL',
    'TITRATE_SECRET',
  ]);
});

it('asks for a shared secret when the database is shared', () => {
  const read = readConfig({ DATABASE_URL: 'postgres://owner@db/titrate' }, 'serve');
  expect(!read.ok && read.error[0]?.path).toBe('TITRATE_SECRET');
});

it('makes a secret of its own for the embedded database and keeps it', () => {
  const first = readConfig({ DATA_DIR: dataDir }, 'serve');
  const second = readConfig({ DATA_DIR: dataDir }, 'serve');
  expect(first.ok && first.value.secret.length).toBe(64);
  expect(first.ok && second.ok && first.value.secret === second.value.secret).toBe(true);
});

it('has the ports and the folder of the documentation when nothing is set', () => {
  const read = readConfig({ TITRATE_SECRET: 'x'.repeat(32) }, 'demo');
  expect(read.ok && [read.value.port, read.value.hl7Port, read.value.host, read.value.publicUrl]).toEqual([
    8080,
    2575,
    '127.0.0.1',
    'http://localhost:8080',
  ]);
});
