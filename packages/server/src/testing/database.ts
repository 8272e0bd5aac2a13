import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { type Connections, connectionsFromUrl, withClient } from '../platform/database/open.ts';
import { withDatabase } from './global-setup.ts';

/** A migrated, empty database of its own, cloned in about a tenth of a second. */
export async function aDatabase(): Promise<Connections & { readonly ownerUrl: string }> {
  const templateUrl = inject('templateUrl');
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `titrate_test_${template.replace(/^.*_/, '')}_${randomBytes(6).toString('hex')}`;
  await withClient({ connectionString: withDatabase(templateUrl, 'postgres') }, (admin) =>
    admin.query(`create database ${name} template ${template} strategy wal_log`),
  );
  const ownerUrl = withDatabase(templateUrl, name);
  return { ...connectionsFromUrl(ownerUrl), ownerUrl };
}
