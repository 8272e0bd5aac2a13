import type { Library } from '@titrate/contract';
import type { Client } from 'pg';
import { readMigrations } from '../platform/database/migrate.ts';
import { withClient } from '../platform/database/open.ts';
import { aWorld, type Caller, type World } from './world.ts';

export const PATH = '/api/clinics/:clinicId/library';
export const CHANGE = `${PATH}/changes/:changeId`;
export const STRICT = { 'VG-03': { thresholds: { 'systolic-block-above': 170 } } };

export async function people() {
  const world = await aWorld();
  const [author, owner] = [await world.signedInAs('prescriber'), await world.signedInAs('owner')];
  return { world, author, owner };
}
export const at = (world: World, changeId?: string) => ({
  params: { clinicId: world.clinic.id, ...(changeId === undefined ? {} : { changeId }) },
});
export const draft = (world: World, caller: Caller, id: string, change: object = {}) =>
  caller.call('PUT', CHANGE, {
    ...at(world, id),
    body: {
      values: STRICT,
      note: 'Our patients are older',
      effectiveOn: '2026-03-02',
      reviewBy: '2027-03-02',
      version: 0,
      ...change,
    },
  });
export const propose = (world: World, caller: Caller, id: string) =>
  caller.call('POST', `${CHANGE}/proposal`, at(world, id));
export const answer = (world: World, caller: Caller, id: string, body: object) =>
  caller.call('POST', `${CHANGE}/answer`, { ...at(world, id), body });
export const libraryOf = async (world: World, caller: Caller): Promise<Library> =>
  (await caller.call('GET', PATH, at(world))).body;

export async function asOwnerOf(world: World, work: (client: Client) => Promise<void>): Promise<void> {
  await withClient({ connectionString: world.ownerUrl }, work);
}

/** The clinics as the migration finds them: without any library. Its own lines are run again. */
export async function upgraded(world: World): Promise<void> {
  const migration = readMigrations().find(({ name }) => name === '0010-clinic-library.sql');
  const lines = migration?.sql.slice(migration.sql.indexOf('alter table clinic add column')) ?? '';
  await asOwnerOf(world, async (client) => {
    await client.query('truncate library_change');
    await client.query('alter table clinic drop column limits_unsigned_since');
    await client.query(lines);
  });
}
