import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { listStaff } from '@titrate/contract';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { aWorld } from '../../testing/world.ts';
import { route } from '../http/route.ts';
import { isDatabaseAway } from './away.ts';
import { withClient } from './open.ts';

const withCode = (code: string, more = {}) => Object.assign(new Error('x'), { code, ...more });

describe('a database that is away', () => {
  it.each(['08006', '53300', '57P01', '57P03', '55P03', '25P03', '40P01'])('is told by state %s', (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(true);
  });

  it.each(['23505', '22P02', '42P01', '40001', '08P01', 'FST_ERR_BAD_URL'])('is not told by %s', (code) => {
    expect(isDatabaseAway(withCode(code))).toBe(false);
  });

  it('is told by a connection that nobody takes, also of a host with two addresses', async () => {
    const refused = (host: string) =>
      new Promise<unknown>((resolve) => connect(1, host).on('error', resolve));
    const fault = await refused('127.0.0.1');
    expect(isDatabaseAway(fault)).toBe(true);
    expect(isDatabaseAway(new AggregateError([fault, fault]))).toBe(true);
    expect(isDatabaseAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  });

  it('is not told by a file that is not there, or by a defect', async () => {
    expect(isDatabaseAway(await readFile('/nowhere').catch((error: unknown) => error))).toBe(false);
    expect(isDatabaseAway('ECONNREFUSED')).toBe(false);
    expect(isDatabaseAway(new Error('Invariant broken'))).toBe(false);
  });

  it('is told to the caller as that, and never that nothing was saved', async () => {
    const breaks = route(listStaff, async ({ tx, deps }) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
      await withClient(deps.store.connections.owner, (owner) =>
        owner.query('select pg_terminate_backend($1, 5000)', [rows[0]?.pid]),
      );
      await sql`select 1`.execute(tx);
      return { staff: [] };
    });
    const world = await aWorld({
      features: [
        {
          name: 'breaks',
          routes: [
            {
              ...breaks,
              endpoint: { ...listStaff, id: 'staff.breaks', path: '/api/clinics/:clinicId/breaks' },
            },
          ],
        },
      ],
    });
    const owner = await world.signedInAs('owner');
    const answer = await owner.call('GET', `/api/clinics/${world.clinic.id}/breaks`);
    expect(answer.body).toEqual({
      type: 'unavailable',
      title: 'Not available right now',
      status: 503,
      detail: 'The database did not answer in time. Look whether it was saved before you try again.',
    });
    expect((await owner.call('GET', '/api/account')).status).toBe(200);
  });
});
