import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeBundle } from '../bundle/ensure.ts';
import { EMBEDDED_OWNER, startEmbedded } from '../platform/database/embedded.ts';
import { connectionsFromUrl, prepare, withClient } from '../platform/database/open.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The owner's address of the template database; world.ts clones it. */
    readonly templateUrl: string;
  }
}

export const TEMPLATE = 'titrate_template';

let finish = async () => {};

export const teardown = (): Promise<void> => finish();

/** One database server for the whole run, with one migrated template that every test file clones. */
export async function setup(project: TestProject): Promise<void> {
  makeBundle();
  const given = process.env['TEST_DATABASE_URL'];
  const { adminUrl, stop } =
    given === undefined ? await startPrivate() : { adminUrl: given, stop: async () => {} };
  // A server that is shared keeps its other databases; ours carry the number of this process.
  const template = `${TEMPLATE}_${process.pid}`;
  await withClient({ connectionString: adminUrl }, (admin) =>
    admin.query(`create database ${template} template template0`),
  );
  const templateUrl = withDatabase(adminUrl, template);
  await prepare(connectionsFromUrl(templateUrl));
  project.provide('templateUrl', templateUrl);
  finish = async () => {
    await withClient({ connectionString: adminUrl }, async (admin) => {
      const { rows } = await admin.query<{ datname: string }>(
        'select datname from pg_database where datname = $1 or datname like $2',
        [template, `titrate_test_${process.pid}_%`],
      );
      if (given === undefined) return;
      for (const { datname } of rows) await admin.query(`drop database if exists ${datname} with (force)`);
    });
    await stop();
  };
}

export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

async function startPrivate(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'titrate-test-'));
  const embedded = await startEmbedded({ dataDir, unsafeFast: true });
  const adminUrl = `postgres://${EMBEDDED_OWNER}@localhost/postgres?host=${encodeURIComponent(embedded.socketDir)}`;
  return {
    adminUrl,
    stop: async () => {
      await embedded.release();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
