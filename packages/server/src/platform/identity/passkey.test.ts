import { beforeAll, describe, expect, it } from 'vitest';
import { type Authenticator, anAuthenticator } from '../../testing/authenticator.ts';
import { aBrowser, anEnrolledPerson, PASSWORD, signInBy } from '../../testing/sign-in.ts';
import { aWorld, type World } from '../../testing/world.ts';

const PLACE = { rpId: 'localhost', origin: 'http://localhost:8080' };

describe('a passkey', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ features: [] });
  });

  /** A person who has signed in with a code once and added this passkey. */
  const enrol = async (authenticator: Authenticator) => {
    const person = await anEnrolledPerson(world);
    const browser = aBrowser(world);
    await signInBy(browser, person);
    const options = await browser.call('GET', '/api/auth/passkey/generate-register-options');
    const response = authenticator.create({ ...PLACE, challenge: options.body.challenge });
    const added = await browser.call('POST', '/api/auth/passkey/verify-registration', {
      response,
      name: 'phone',
    });
    return { person, browser, added };
  };
  const signIn = async (authenticator: Authenticator) => {
    const browser = aBrowser(world);
    const options = await browser.call('GET', '/api/auth/passkey/generate-authenticate-options');
    const response = authenticator.get({ ...PLACE, challenge: options.body.challenge });
    return {
      browser,
      answer: await browser.call('POST', '/api/auth/passkey/verify-authentication', { response }),
    };
  };

  it('signs a person in by itself, as both factors', async () => {
    const authenticator = anAuthenticator(true);
    const { person, added } = await enrol(authenticator);
    expect(added.status).toBe(200);
    const { browser, answer } = await signIn(authenticator);
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body)).not.toContain('"token"');
    const account = await browser.call('GET', '/api/account');
    expect(account.body).toMatchObject({
      email: person.email,
      secondFactor: true,
      enrolled: { totp: true, passkeys: 1 },
    });
    expect((await browser.call('GET', `/api/clinics/${world.clinic.id}/staff`)).status).toBe(200);
  });

  it('counts for nothing when the device did not verify its owner', async () => {
    const authenticator = anAuthenticator(false);
    await enrol(authenticator);
    const { browser, answer } = await signIn(authenticator);
    expect(answer.status).toBe(401);
    expect((await browser.call('GET', '/api/account')).status).toBe(401);
  });

  it('is refused when its answer is sent a second time', async () => {
    const authenticator = anAuthenticator(true);
    await enrol(authenticator);
    const browser = aBrowser(world);
    const options = await browser.call('GET', '/api/auth/passkey/generate-authenticate-options');
    const response = authenticator.get({ ...PLACE, challenge: options.body.challenge });
    expect((await browser.call('POST', '/api/auth/passkey/verify-authentication', { response })).status).toBe(
      200,
    );
    expect((await browser.call('POST', '/api/auth/passkey/verify-authentication', { response })).status).toBe(
      400,
    );
  });

  it('of another website is refused', async () => {
    const authenticator = anAuthenticator(true);
    await enrol(authenticator);
    const browser = aBrowser(world);
    const options = await browser.call('GET', '/api/auth/passkey/generate-authenticate-options');
    const response = authenticator.get({
      ...PLACE,
      rpId: 'elsewhere.example',
      challenge: options.body.challenge,
    });
    expect((await browser.call('POST', '/api/auth/passkey/verify-authentication', { response })).status).toBe(
      400,
    );
  });

  it('cannot be added with a password alone once a second factor exists', async () => {
    const half = await world.withoutSecondFactor('nurse');
    await world.db
      .updateTable('authUser')
      .set({ twoFactorEnabled: true })
      .where('id', '=', half.userId)
      .execute();
    expect((await half.call('GET', '/api/auth/passkey/generate-register-options')).body.type).toBe(
      'second-factor-required',
    );
    expect(
      (
        await half.call('POST', '/api/auth/change-password', {
          body: { currentPassword: PASSWORD, newPassword: 'another password' },
        })
      ).status,
    ).toBe(401);
  });
});
