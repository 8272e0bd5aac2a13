import { randomUUID } from 'node:crypto';
import { addMs, hours } from '@titrate/quantity';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aBrowser } from '../../testing/sign-in.ts';
import { atOf, aWorld, WORLD_START, type World } from '../../testing/world.ts';
import { createInvitation } from './link-sessions.ts';

const BORN = '1984-06-02';
const DAY = 86_400_000;

describe('a patient link', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ features: [] });
  });
  beforeEach(() => world.clock.set(atOf(WORLD_START)));

  const send = (clinic = world.clinic) =>
    world.within(clinic, (tx) =>
      createInvitation(tx, {
        clinicId: clinic.id,
        patientId: randomUUID(),
        birthDate: BORN,
        purpose: 'intake',
        tasks: [{ kind: 'instrument', id: 'phq-9' }],
        expiresAt: addMs(world.clock.now(), hours(48)),
      }),
    );
  const open = (token: string, birthDate = BORN, browser = aBrowser(world)) =>
    browser.call('POST', '/api/public/link-sessions', { token, birthDate });

  it('opens with the birth date and shows what there is to do', async () => {
    const { token } = await send();
    const browser = aBrowser(world);
    const opened = await open(token, BORN, browser);
    expect(opened.body).toMatchObject({
      clinic: { id: world.clinic.id },
      purpose: 'intake',
      tasks: [{ kind: 'instrument', id: 'phq-9' }],
    });
    expect(String(opened.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await browser.call('GET', '/api/me/session')).body).toEqual(opened.body);
  });

  it('resumes on the same device for seven days and no longer', async () => {
    const { token } = await send();
    const browser = aBrowser(world);
    await open(token, BORN, browser);
    world.clock.advance(7 * DAY - 1000);
    expect((await browser.call('GET', '/api/me/session')).status).toBe(200);
    world.clock.advance(1000);
    expect((await browser.call('GET', '/api/me/session')).status).toBe(401);
  });

  it('does not open on a second device', async () => {
    const { token } = await send();
    await open(token);
    expect((await open(token)).status).toBe(403);
  });

  it('does not open after its time', async () => {
    const { token } = await send();
    world.clock.advance(hours(48));
    expect((await open(token)).status).toBe(403);
  });

  it('forgives four wrong birth dates and closes at the fifth', async () => {
    const forgiving = await send();
    for (let i = 0; i < 4; i += 1) expect((await open(forgiving.token, '1984-06-03')).status).toBe(403);
    expect((await open(forgiving.token)).status).toBe(200);
    const closed = await send();
    for (let i = 0; i < 5; i += 1) await open(closed.token, '1984-06-03');
    expect((await open(closed.token)).status).toBe(403);
  });

  it('answers alike for a link that never was, a wrong birth date and a used link', async () => {
    const { token } = await send();
    const wrong = await open(token, '1984-06-03');
    await open(token);
    const used = await open(token);
    const unknown = await open(`${token.slice(0, -4)}AAAA`);
    const garbage = await open('x');
    expect(new Set([wrong, used, unknown, garbage].map((answer) => JSON.stringify(answer.body))).size).toBe(
      1,
    );
  });

  it('keeps only a hash of the token', async () => {
    const { token } = await send();
    const rows = await world.within(world.clinic, (tx) => tx.selectFrom('invitation').selectAll().execute());
    expect(JSON.stringify(rows)).not.toContain(token.split('.')[1]);
  });

  it('gives no way into staff pages, and staff no way into patient pages', async () => {
    const patient = await world.patientWithLink(randomUUID());
    expect((await patient.call('GET', `/api/clinics/${world.clinic.id}/staff`)).status).toBe(401);
    const nurse = await world.signedInAs('nurse');
    expect((await nurse.call('GET', '/api/me/session')).status).toBe(401);
  });

  it('ends on the device when the patient says so', async () => {
    const { token } = await send();
    const browser = aBrowser(world);
    await open(token, BORN, browser);
    const kept = new Map(browser.cookies);
    expect((await browser.call('DELETE', '/api/me/session')).status).toBe(204);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.call('GET', '/api/me/session')).status).toBe(401);
  });
});
