import { beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, anEnrolledPerson, PASSWORD, signInBy } from '../../testing/sign-in.ts';
import { aWorld, type World } from '../../testing/world.ts';
import { readCookies } from '../http/cookies.ts';
import { findStaff } from './sessions.ts';

describe('signing in as staff', () => {
  let world: World;
  let staffList: string;
  beforeAll(async () => {
    world = await aWorld({ features: [] });
    staffList = `/api/clinics/${world.clinic.id}/staff`;
  });

  it('takes a password and a code, and then knows the person, their clinic and their roles', async () => {
    const person = await anEnrolledPerson(world, 'prescriber');
    const browser = aBrowser(world);
    const signedIn = await signInBy(browser, person);
    expect(signedIn.status).toBe(200);
    expect(JSON.stringify(signedIn.body)).not.toContain('token');
    const account = await browser.call('GET', '/api/account');
    expect(account.body).toMatchObject({
      email: person.email,
      secondFactor: true,
      enrolled: { totp: true, passkeys: 0 },
      memberships: [{ clinicId: world.clinic.id, roles: ['prescriber'] }],
    });
    expect((await browser.call('GET', staffList)).status).toBe(200);
  });

  it('opens nothing with the password alone', async () => {
    const person = await anEnrolledPerson(world);
    const browser = aBrowser(world);
    const answer = await browser.call('POST', '/api/auth/sign-in/email', {
      email: person.email,
      password: PASSWORD,
    });
    expect(answer.body.twoFactorRedirect).toBe(true);
    expect((await browser.call('GET', '/api/account')).status).toBe(401);
    expect((await browser.call('GET', staffList)).status).toBe(401);
  });

  it('refuses the same one-time code a second time', async () => {
    const person = await anEnrolledPerson(world);
    const code = person.code();
    expect((await signInBy(aBrowser(world), person, code)).status).toBe(200);
    const again = aBrowser(world);
    expect((await signInBy(again, person, code)).status).toBe(401);
    expect((await again.call('GET', '/api/account')).status).toBe(401);
  });

  it('lets one of two in when both send the same code at the same moment', async () => {
    const person = await anEnrolledPerson(world);
    const code = person.code();
    const browsers = [aBrowser(world), aBrowser(world), aBrowser(world)];
    for (const browser of browsers) {
      await browser.call('POST', '/api/auth/sign-in/email', { email: person.email, password: PASSWORD });
    }
    const answers = await Promise.all(
      browsers.map((browser) => browser.call('POST', '/api/auth/two-factor/verify-totp', { code })),
    );
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(1);
  });

  it('refuses a wrong code, and ends the attempt after five of them', async () => {
    const person = await anEnrolledPerson(world);
    const browser = aBrowser(world);
    const wrong = person.code() === '000000' ? '000001' : '000000';
    expect((await signInBy(browser, person, wrong)).status).toBe(401);
    for (let i = 0; i < 5; i += 1)
      await browser.call('POST', '/api/auth/two-factor/verify-totp', { code: wrong });
    expect(
      (await browser.call('POST', '/api/auth/two-factor/verify-totp', { code: person.code() })).status,
    ).not.toBe(200);
  });

  it('never trusts a device to skip the second factor', async () => {
    const person = await anEnrolledPerson(world);
    const browser = aBrowser(world);
    await browser.call('POST', '/api/auth/sign-in/email', { email: person.email, password: PASSWORD });
    await browser.call('POST', '/api/auth/two-factor/verify-totp', {
      code: person.code(),
      trustDevice: true,
    });
    expect([...browser.cookies.keys()].filter((name) => name.includes('trust'))).toEqual([]);
  });

  it('answers alike for an unknown person and a wrong password', async () => {
    const person = await anEnrolledPerson(world);
    const at = (email: string) =>
      aBrowser(world).call('POST', '/api/auth/sign-in/email', { email, password: 'not the password' });
    const [known, unknown] = [await at(person.email), await at('nobody@example.test')];
    expect(known.status).toBe(401);
    expect({ status: unknown.status, body: unknown.body }).toEqual({
      status: known.status,
      body: known.body,
    });
  });

  it('pauses after ten wrong passwords from one address, and not for the person elsewhere', async () => {
    const person = await anEnrolledPerson(world);
    const at = (address: string, password: string) =>
      world.app.inject({
        method: 'POST',
        url: '/api/auth/sign-in/email',
        remoteAddress: address,
        headers: { 'content-type': 'application/json' },
        payload: JSON.stringify({ email: person.email, password }),
      });
    for (let i = 0; i < 10; i += 1) expect((await at('10.0.0.1', 'not the password')).statusCode).toBe(401);
    expect((await at('10.0.0.1', PASSWORD)).statusCode).toBe(429);
    expect((await at('10.0.0.2', PASSWORD)).statusCode).toBe(200);
    const before = world.clock.now();
    world.clock.advance(15 * 60_000);
    expect((await at('10.0.0.1', PASSWORD)).statusCode).toBe(200);
    world.clock.set(before);
  });

  it.each([
    ['POST', '/api/auth/sign-up/email'],
    ['POST', '/api/auth/two-factor/disable'],
    ['POST', '/api/auth/two-factor/send-otp'],
    ['POST', '/api/auth/delete-user'],
    ['POST', '/api/auth/update-user'],
    ['GET', '/api/auth/get-session'],
    ['GET', '/api/auth/list-sessions'],
  ] as const)('keeps %s %s of the library closed', async (method, path) => {
    const answer = await aBrowser(world).call(method, path, method === 'POST' ? {} : undefined);
    expect(answer.status).toBe(404);
  });

  it('lets a password alone enrol nothing more once a second factor exists', async () => {
    const half = await world.withoutSecondFactor('nurse');
    await world.db
      .updateTable('authUser')
      .set({ twoFactorEnabled: true })
      .where('id', '=', half.userId)
      .execute();
    const answer = await half.call('POST', '/api/auth/two-factor/enable', { body: { password: PASSWORD } });
    expect(answer.body.type).toBe('second-factor-required');
  });

  it('finds session, person and membership in one query', async () => {
    const nurse = await world.signedInAs('nurse');
    let queries = 0;
    await world.within(world.clinic, async (tx) => {
      const counted = tx.withPlugin({
        transformQuery: ({ node }) => {
          queries += 1;
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const settings = {
        cookieName: world.deps.identity.staffCookie,
        secret: world.deps.config.secret,
        clock: world.clock,
      };
      const found = await findStaff(counted, readCookies(nurse.cookie), world.clinic.id, settings);
      expect(found).toMatchObject({ kind: 'staff', roles: ['nurse'], userId: nurse.userId });
    });
    expect(queries).toBe(1);
  });

  it('refuses a session cookie whose signature was changed', async () => {
    const nurse = await world.signedInAs('nurse');
    const forged = nurse.cookie.replace(/.{6}$/, 'AAAA%3D');
    const answer = await world.nobody.call('GET', staffList, { headers: { cookie: forged } });
    expect(answer.status).toBe(401);
  });

  it('writes completed and failed sign-ins into the trail of the clinic', async () => {
    const person = await anEnrolledPerson(world);
    await aBrowser(world).call('POST', '/api/auth/sign-in/email', {
      email: person.email,
      password: 'not the password',
    });
    await signInBy(aBrowser(world), person);
    const acts = await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('auditEntry')
        .select('act')
        .where('objectId', '=', person.userId)
        .orderBy('seq')
        .execute(),
    );
    expect(acts.map((row) => row.act)).toEqual(['staff.sign-in-failed', 'staff.sign-in']);
  });

  it('forgets a session at sign-out', async () => {
    const person = await anEnrolledPerson(world);
    const browser = aBrowser(world);
    await signInBy(browser, person);
    const kept = new Map(browser.cookies);
    expect((await browser.call('POST', '/api/account/sign-out')).status).toBe(204);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.call('GET', '/api/account')).status).toBe(401);
  });
});
