import { instant } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { aBrowser, anEnrolledPerson, signInBy } from '../../testing/sign-in.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { totpCode } from './totp.ts';

const NEW_PASSWORD = 'a brand new password';

describe('the staff of a clinic', () => {
  let world: World;
  let owner: Caller;
  let staffPath: string;
  beforeAll(async () => {
    world = await aWorld({ features: [] });
    owner = await world.signedInAs('owner');
    staffPath = `/api/clinics/${world.clinic.id}/staff`;
  });
  const invite = (email: string) =>
    owner.call('POST', staffPath, { body: { email, displayName: 'New Nurse', roles: ['nurse'] } });
  const accept = (setUpPath: string, password = NEW_PASSWORD) =>
    world.nobody.call('POST', '/api/public/staff-invitations/accept', {
      body: { token: setUpPath.split('#')[1], password },
    });

  it('grows by a link that sets a password, and a second factor before any chart', async () => {
    const { body } = await invite('new.nurse@example.test');
    expect((await accept(body.setUpPath)).body).toEqual({ email: 'new.nurse@example.test' });
    const browser = aBrowser(world);
    await browser.call('POST', '/api/auth/sign-in/email', {
      email: 'new.nurse@example.test',
      password: NEW_PASSWORD,
    });
    expect((await browser.call('GET', '/api/account')).body.secondFactor).toBe(false);
    expect((await browser.call('GET', staffPath)).body.type).toBe('second-factor-required');

    const enabled = await browser.call('POST', '/api/auth/two-factor/enable', { password: NEW_PASSWORD });
    const key = fromBase32(new URL(enabled.body.totpURI).searchParams.get('secret') ?? '');
    const code = totpCode(key, instant(Date.now()));
    expect((await browser.call('POST', '/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
    expect((await browser.call('GET', staffPath)).status).toBe(200);
    expect((await browser.call('GET', '/api/account')).body).toMatchObject({
      secondFactor: true,
      enrolled: { totp: true },
    });
  });

  it('refuses a link that was used, and one that is older than a day', async () => {
    const first = await invite('twice@example.test');
    expect((await accept(first.body.setUpPath)).status).toBe(200);
    expect((await accept(first.body.setUpPath)).status).toBe(403);
    const second = await invite('late@example.test');
    const before = world.clock.now();
    world.clock.advance(24 * 3_600_000);
    expect((await accept(second.body.setUpPath)).status).toBe(403);
    world.clock.set(before);
  });

  it('refuses a password under twelve characters and keeps the link usable', async () => {
    const { body } = await invite('short@example.test');
    expect((await accept(body.setUpPath, 'eleven char')).status).toBe(400);
    expect((await accept(body.setUpPath)).status).toBe(200);
  });

  it('asks an owner for a fresh code when the last proof is older than five minutes', async () => {
    const before = world.clock.now();
    world.clock.advance(5 * 60_000 + 1);
    expect((await invite('later@example.test')).body.type).toBe('second-factor-required');
    world.clock.set(before);
  });

  it('accepts a step-up code once, and locks after ten wrong ones', async () => {
    const person = await anEnrolledPerson(world, 'owner');
    const browser = aBrowser(world);
    // The code of now, then that of the next half minute: both stay good when a half minute ends in between.
    await signInBy(browser, person, person.code());
    const code = person.code(1);
    world.clock.set(instant(Date.now()));
    expect((await browser.call('POST', '/api/account/step-up', { code })).status).toBe(200);
    expect((await browser.call('POST', '/api/account/step-up', { code })).status).toBe(403);
    for (let i = 0; i < 9; i += 1) await browser.call('POST', '/api/account/step-up', { code });
    expect((await browser.call('POST', '/api/account/step-up', { code: person.code() })).status).toBe(429);
  });

  it('ends every session of a person whose roles change', async () => {
    const nurse = await world.signedInAs('nurse');
    const fresh = await world.signedInAs('owner');
    const changed = await fresh.call('PATCH', `${staffPath}/${nurse.userId}`, {
      body: { roles: ['auditor'] },
    });
    expect(changed.body.roles).toEqual(['auditor']);
    expect((await nurse.call('GET', staffPath)).status).toBe(401);
  });

  it('keeps at least one owner', async () => {
    const lonely = await aWorld({ features: [] });
    const only = await lonely.signedInAs('owner');
    const answer = await only.call('PATCH', `/api/clinics/${lonely.clinic.id}/staff/${only.userId}`, {
      body: { roles: ['auditor'] },
    });
    expect(answer.body.type).toBe('conflict');
    expect((await only.call('GET', '/api/account')).status).toBe(200);
  });
});

function fromBase32(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  let bits = '';
  for (const letter of text.replace(/=+$/, '')) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}
