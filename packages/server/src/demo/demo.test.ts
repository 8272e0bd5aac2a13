import { instant } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { aBrowser } from '../testing/sign-in.ts';
import { aWorld, type World } from '../testing/world.ts';
import { DEMO_CLINICS } from './accounts.ts';
import { demoFeature } from './demo.feature.ts';
import { seedDemo } from './seed.ts';

describe('the demonstration', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ features: [demoFeature], clinics: 'none' });
    world.clock.set(instant(Date.now()));
    await Promise.all([seedDemo(world.deps, []), seedDemo(world.deps, [])]);
  });
  const signIns = async () => (await world.nobody.call('GET', '/api/demo/sign-ins')).body.signIns;

  it('has two clinics with staff of every role, once, even when two servers start together', async () => {
    const { body } = await world.nobody.call('GET', '/api/public/clinics');
    expect(body.clinics.map((clinic: { slug: string }) => clinic.slug)).toEqual(['harbour', 'meadow']);
    for (const clinic of DEMO_CLINICS) {
      const roles = new Set(clinic.staff.flatMap((member) => member.roles));
      expect(roles.size).toBe(6);
    }
  });

  it('lets a newcomer in as anyone, three times within half a minute', async () => {
    for (let i = 0; i < 3; i += 1) {
      // The third code is that of the half minute before: when one ends in between, the page shows the next.
      let began: number;
      let status: number;
      do {
        began = halfMinute();
        status = await signInAsFirst();
      } while (status !== 200 && halfMinute() !== began);
      expect(status).toBe(200);
    }
  });
  const halfMinute = () => Math.floor(Date.now() / 30_000);
  async function signInAsFirst(): Promise<number> {
    // The library that checks a code reads the machine's clock.
    world.clock.set(instant(Date.now()));
    const [{ email, password, code }] = await signIns();
    const browser = aBrowser(world);
    await browser.call('POST', '/api/auth/sign-in/email', { email, password });
    await browser.call('POST', '/api/auth/two-factor/verify-totp', { code });
    const account = await browser.call('GET', '/api/account');
    if (account.status === 200) expect(account.body.memberships).toHaveLength(1);
    return account.status;
  }

  it('tells nothing to anyone who asks a server that is no demonstration', async () => {
    const real = await aWorld({ features: [] });
    expect((await real.nobody.call('GET', '/api/demo/sign-ins')).status).toBe(404);
  });

  it('stays out of a database that holds a real clinic', async () => {
    const real = await aWorld({ features: [] });
    await expect(seedDemo(real.deps, [])).rejects.toThrow('titrate serve');
  });
});
