import { once } from 'node:events';
import { connect } from 'node:net';
import { LIVE_MARK_HEADER, LiveMark } from '@titrate/contract';
import { instant } from '@titrate/quantity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readEvents } from '../../testing/events.ts';
import { aServerProcess, type ServerProcess } from '../../testing/process.ts';
import { aWorld, testConfig, type World } from '../../testing/world.ts';

const Invited = z.object({ userId: z.string() });

describe('live updates', () => {
  let world: World;
  let first: ServerProcess;
  let second: ServerProcess;
  const opened: { close(): void }[] = [];

  beforeAll(async () => {
    world = await aWorld({ features: [] });
    // The servers have the machine's own clock; sessions must be valid by that.
    world.clock.set(instant(Date.now()));
    const env = { DATABASE_URL: world.ownerUrl, TITRATE_SECRET: testConfig().secret };
    [first, second] = await Promise.all([aServerProcess(env), aServerProcess(env)]);
  });
  afterAll(async () => {
    for (const reader of opened) reader.close();
    await Promise.all([first.stop(), second.stop()]);
  });

  const follow = async (server: ServerProcess, cookie: string, clinicId = world.clinic.id) => {
    const reader = await readEvents(`${server.url}/api/clinics/${clinicId}/live`, cookie);
    opened.push(reader);
    return reader;
  };
  const invite = async (server: ServerProcess, cookie: string, email: string) => {
    const body = JSON.stringify({ email, displayName: 'Someone New', roles: ['nurse'] });
    const headers = { cookie, 'content-type': 'application/json' };
    const answer = await fetch(`${server.url}/api/clinics/${world.clinic.id}/staff`, {
      method: 'POST',
      headers,
      body,
    });
    return { status: answer.status, userId: Invited.safeParse(await answer.json()).data?.userId };
  };

  it('tell a screen on one server what was done on another', async () => {
    const owner = await world.signedInAs('owner');
    const nurse = await world.signedInAs('nurse');
    const reader = await follow(second, nurse.cookie);
    await reader.next('resync');
    const done = await invite(first, owner.cookie, 'across@example.test');
    expect((await reader.next('change', 1_000)).data).toEqual({ topic: 'staff', id: done.userId });
  });

  it('tell the clinic next door nothing, and let no stranger listen', async () => {
    const owner = await world.signedInAs('owner');
    const neighbour = await world.signedInAs('nurse', world.otherClinic);
    expect((await follow(second, neighbour.cookie)).status).toBe(403);
    expect((await follow(second, '')).status).toBe(401);
    const reader = await follow(second, neighbour.cookie, world.otherClinic.id);
    await reader.next('resync');
    await invite(first, owner.cookie, 'quiet@example.test');
    await expect(reader.next('change', 700)).rejects.toThrow('no change');
  });

  it('tell nothing of an act that was refused', async () => {
    const owner = await world.signedInAs('owner');
    await invite(first, owner.cookie, 'again@example.test');
    const reader = await follow(second, owner.cookie);
    await reader.next('resync');
    expect((await invite(first, owner.cookie, 'again@example.test')).status).toBe(409);
    await expect(reader.next('change', 500)).rejects.toThrow('no change');
  });

  it('come back after the database dropped the connection, and ask every screen to fetch again', async () => {
    const owner = await world.signedInAs('owner');
    const reader = await follow(second, owner.cookie);
    const opening = await reader.next('resync');
    // A role may end its own connections, so this works on a server where we are nobody special.
    const ended = await world.deps.store.pool.query(
      `select count(pg_terminate_backend(pid)) as n from pg_stat_activity
       where datname = current_database() and (query like 'listen titrate_live%' or query = 'select 1')`,
    );
    expect(Number(ended.rows[0]?.n)).toBeGreaterThanOrEqual(2);
    const again = await reader.next('resync');
    // Whatever was read before is of another time of listening.
    expect((await (await follow(second, owner.cookie)).next('resync')).data).not.toEqual(opening.data);
    expect(again.data).toEqual({});
    const done = await invite(first, owner.cookie, 'after-the-drop@example.test');
    expect((await reader.next('change', 2_000)).data).toEqual({ topic: 'staff', id: done.userId });
  });

  it('mark what was read and their opening alike, until something is told', async () => {
    const owner = await world.signedInAs('owner');
    const staff = `${second.url}/api/clinics/${world.clinic.id}/staff`;
    const markOfRead = async (cookie = owner.cookie) => {
      const answer = await fetch(staff, { headers: { cookie } });
      await answer.arrayBuffer();
      return answer.headers.get(LIVE_MARK_HEADER);
    };
    const markOfOpening = async () =>
      LiveMark.parse((await (await follow(second, owner.cookie)).next('resync')).data).mark;

    const before = await markOfRead();
    expect(await markOfOpening()).toBe(before);
    const told = await follow(second, owner.cookie);
    await told.next('resync');
    await invite(first, owner.cookie, 'marked@example.test');
    await told.next('change');
    const after = await markOfRead();
    expect(after).not.toBe(before);
    expect(await markOfOpening()).toBe(after);
    const neighbour = await world.signedInAs('nurse', world.otherClinic);
    expect(await markOfRead(neighbour.cookie)).toBeNull();
  });

  it('beat at least every three seconds so that a screen notices silence', async () => {
    const nurse = await world.signedInAs('nurse');
    const reader = await follow(first, nurse.cookie);
    await reader.next('heartbeat', 3_500);
  });

  it('do not keep a stopping server waiting', async () => {
    const nurse = await world.signedInAs('nurse');
    const third = await aServerProcess({ DATABASE_URL: world.ownerUrl, TITRATE_SECRET: testConfig().secret });
    const reader = await follow(third, nurse.cookie);
    await reader.next('resync');
    const before = performance.now();
    expect(await third.stop()).toBe(0);
    expect(performance.now() - before).toBeLessThan(4_000);
    await reader.ended;
  });

  it('do not keep it waiting for somebody who began to send and went silent', async () => {
    const third = await aServerProcess({ DATABASE_URL: world.ownerUrl, TITRATE_SECRET: testConfig().secret });
    const { hostname, port } = new URL(third.url);
    const silent = connect(Number(port), hostname);
    silent.on('error', () => undefined);
    const whole = 'GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n';
    const half = 'POST /api/auth/sign-in/email HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{';
    // In one piece: when the first is answered, the beginning of the second has arrived too.
    silent.write(whole + half);
    await once(silent, 'data');
    expect(await third.stop()).toBe(0);
  });
});
