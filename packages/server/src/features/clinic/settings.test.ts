import type { ClinicSettings } from '@titrate/contract';
import { addMs, minutes } from '@titrate/quantity';
import { beforeEach, describe, expect, it } from 'vitest';
import { atOf, aWorld, type Caller, WORLD_START } from '../../testing/world.ts';

const world = await aWorld();
const PATH = '/api/clinics/:clinicId/settings';
const at = (clinicId = world.clinic.id) => ({ params: { clinicId } });

beforeEach(() => world.clock.set(atOf(WORLD_START)));

async function settingsOf(caller: Caller): Promise<ClinicSettings> {
  const answer = await caller.call('GET', PATH, at());
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

const bodyOf = ({ slug: _s, timeZone: _t, region: _r, ...body }: ClinicSettings) => body;

describe('the settings of a clinic', () => {
  it('say of everything nobody has stated that it is not known', async () => {
    const settings = await settingsOf(await world.signedInAs('nurse'));
    expect(settings.phone).toBeNull();
    expect(settings.site.remsCertified).toBeNull();
    expect(settings.site.approvedIndications).toBeNull();
  });

  it('reach the patient, the public page and the rules where these read them', async () => {
    const owner = await world.signedInAs('owner');
    const before = await settingsOf(owner);
    const saved = await owner.call('PUT', PATH, {
      ...at(),
      body: {
        ...bodyOf(before),
        phone: '+1 555 0100',
        enquiriesAnsweredWithin: 'two working days',
        site: { ...before.site, approvedIndications: ['trd'], remsCertified: false },
      },
    });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const stored = await world.within(world.clinic, (tx) =>
      tx.selectFrom('clinic').select('settings').where('id', '=', world.clinic.id).executeTakeFirstOrThrow(),
    );
    expect(stored.settings).toMatchObject({
      phone: '+1 555 0100',
      enquiriesAnsweredWithin: 'two working days',
      site: { approvedIndications: ['trd'], remsCertified: false },
    });
    // What nobody said is absent, so that a rule takes it for unknown.
    expect(stored.settings['site']).not.toHaveProperty('resuscitationStaffAndKit');
  });

  it('SEC-18 SEC-04 say how long devices keep things and when screens lock, also where nobody has set it', async () => {
    const owner = await world.signedInAs('owner');
    const before = await settingsOf(owner);
    expect(before.devices).toEqual({ offlineHours: 12, lockAfterMin: 5 });
    const devices = { offlineHours: 0, lockAfterMin: 10 };
    const saved = await owner.call('PUT', PATH, { ...at(), body: { ...bodyOf(before), devices } });
    expect(saved.status, JSON.stringify(saved.body)).toBe(200);
    const account = await owner.call('GET', '/api/account', {});
    expect(account.body.memberships[0].devices).toEqual(devices);
    const wrong = { ...bodyOf(saved.body), devices: { ...devices, offlineHours: 25 } };
    expect((await owner.call('PUT', PATH, { ...at(), body: wrong })).status).toBe(400);
  });

  it('keep what this page does not know', async () => {
    await world.within(world.clinic, (tx) =>
      tx
        .updateTable('clinic')
        .set({ settings: JSON.stringify({ demo: true, site: { later: 1 } }) })
        .where('id', '=', world.clinic.id)
        .execute(),
    );
    const owner = await world.signedInAs('owner');
    const before = await settingsOf(owner);
    await owner.call('PUT', PATH, { ...at(), body: { ...bodyOf(before), phone: '1' } });
    const { settings } = await world.within(world.clinic, (tx) =>
      tx.selectFrom('clinic').select('settings').where('id', '=', world.clinic.id).executeTakeFirstOrThrow(),
    );
    expect(settings).toMatchObject({ demo: true, phone: '1', site: { later: 1 } });
  });

  it('are not overwritten by someone who read an earlier state', async () => {
    const owner = await world.signedInAs('owner');
    const before = await settingsOf(owner);
    const first = await owner.call('PUT', PATH, { ...at(), body: { ...bodyOf(before), phone: '555 1' } });
    expect(first.status).toBe(200);
    const second = await owner.call('PUT', PATH, { ...at(), body: { ...bodyOf(before), phone: '555 2' } });
    expect(second.body.type).toBe('stale-version');
    expect((await settingsOf(owner)).phone).toBe('555 1');
  });

  it('refuse an indication that is not in the catalogue, and store nothing', async () => {
    const owner = await world.signedInAs('owner');
    const before = await settingsOf(owner);
    const answer = await owner.call('PUT', PATH, {
      ...at(),
      body: { ...bodyOf(before), phone: 'other', site: { ...before.site, approvedIndications: ['fatigue'] } },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.problems[0].path).toBe('/site/approvedIndications/0');
    expect((await settingsOf(owner)).phone).toBe(before.phone);
  });

  it('are changed by an owner alone, with a fresh proof of presence', async () => {
    const owner = await world.signedInAs('owner');
    const body = bodyOf(await settingsOf(owner));
    const nurse = await world.signedInAs('nurse');
    expect((await nurse.call('PUT', PATH, { ...at(), body })).body.type).toBe('not-permitted');
    world.clock.set(addMs(world.clock.now(), minutes(6)));
    expect((await owner.call('PUT', PATH, { ...at(), body })).body.type).toBe('second-factor-required');
  });

  it('of another clinic are neither read nor changed', async () => {
    const owner = await world.signedInAs('owner');
    const elsewhere = at(world.otherClinic.id);
    expect((await owner.call('GET', PATH, elsewhere)).status).toBe(403);
    const body = bodyOf(await settingsOf(owner));
    expect((await owner.call('PUT', PATH, { ...elsewhere, body })).status).toBe(403);
  });
});
