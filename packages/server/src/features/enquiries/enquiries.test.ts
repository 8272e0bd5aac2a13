import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

let world: World;
let desk: Caller;
beforeAll(async () => {
  world = await aWorld();
  desk = await world.signedInAs('front-desk');
});

const INBOX = '/api/clinics/:clinicId/enquiries';
const params = () => ({ clinicId: world.clinic.id });
const anEnquiry = (change: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  clinicId: world.clinic.id,
  name: 'Mara Ellison',
  forWhom: 'self',
  preferredWay: 'phone-call',
  phone: '212 555 0143',
  topics: ['depression'],
  consentToContact: true,
  ...change,
});
const send = async (change: Record<string, unknown> = {}) => {
  const body = anEnquiry(change);
  const answer = await world.nobody.call('POST', '/api/public/enquiries', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return body.id;
};
const inbox = async (open: 'yes' | 'no' = 'yes', by: Caller = desk) =>
  (await by.call('GET', INBOX, { params: params(), query: { open } })).body.enquiries;
const one = async (id: string, open: 'yes' | 'no' = 'yes') =>
  (await inbox(open)).find((row: { id: string }) => row.id === id);
const set = (enquiryId: string, body: Record<string, unknown>) =>
  desk.call('PATCH', `${INBOX}/:enquiryId`, { params: { ...params(), enquiryId }, body });
const work = async () =>
  (await desk.call('GET', '/api/clinics/:clinicId/work', { params: params() })).body.items;

describe('an enquiry in the inbox', () => {
  it('is one, with one task, when it is sent twice', async () => {
    const id = await send({ name: 'Sent Twice' });
    await send({ id, name: 'Sent Twice' });
    expect((await inbox()).filter((row: { id: string }) => row.id === id)).toHaveLength(1);
    expect(
      (await work()).filter((item: { detail: { enquiryId?: string } }) => item.detail.enquiryId === id),
    ).toHaveLength(1);
  });

  it('comes first when a self-check says there are thoughts of death, whatever the sender scored', async () => {
    const calm = await send({ name: 'Earlier' });
    world.clock.advance(60_000);
    const answers = [0, 0, 0, 0, 0, 0, 0, 0, 1];
    const urgent = await send({
      name: 'Later',
      selfChecks: [{ instrument: 'phq9', version: '1.0.0', answers }],
    });
    const order = (await inbox()).map((row: { id: string }) => row.id);
    expect(order.indexOf(urgent)).toBeLessThan(order.indexOf(calm));
    expect(await one(urgent)).toMatchObject({
      urgent: true,
      selfChecks: [{ total: 1, flags: ['si_item_positive'] }],
    });
  });

  it('keeps hostile text as text', async () => {
    const message = `'; drop table enquiry; -- <script>alert(1)</script> =cmd|' /C calc'!A0`;
    const id = await send({ message });
    expect(await one(id)).toMatchObject({ message });
  });

  it('is not seen next door, nor by an auditor', async () => {
    await send();
    const stranger = await world.signedInAs('owner', world.otherClinic);
    expect((await stranger.call('GET', INBOX, { params: params() })).status).toBe(403);
    const theirs = await stranger.call('GET', INBOX, { params: { clinicId: world.otherClinic.id } });
    expect(theirs.body.enquiries).toEqual([]);
    const auditor = await world.signedInAs('auditor');
    expect((await auditor.call('GET', INBOX, { params: params() })).status).toBe(403);
  });
});

describe('thoughts of death in an enquiry (SU-05)', () => {
  interface Item {
    readonly id: string;
    readonly kind: string;
    readonly title: string;
    readonly version: number;
    readonly detail: { readonly enquiryId?: string; readonly hasPhone?: boolean };
    readonly patient: { readonly id: string } | null;
    readonly assignedTo: { readonly id: string } | null;
    readonly acceptBy: string | null;
  }
  const ITEM9 = [0, 0, 0, 0, 0, 0, 0, 0, 1];
  const selfChecks = [{ instrument: 'phq9', version: '1.0.0', answers: ITEM9 }];
  const risksOf = async (enquiryId: string): Promise<readonly Item[]> =>
    (await work()).filter((item: Item) => item.kind === 'risk' && item.detail.enquiryId === enquiryId);

  it('become a task of a named person with a clock, once, beside the task of the front desk', async () => {
    await world.signedInAs('prescriber');
    const id = await send({ selfChecks });
    await send({ id, selfChecks });
    const [risk, ...more] = await risksOf(id);
    expect(more).toEqual([]);
    expect(risk).toMatchObject({ patient: null, detail: { hasPhone: true } });
    expect(risk?.assignedTo).not.toBeNull();
    expect(risk?.acceptBy).not.toBeNull();
    expect(risk?.title).toMatch(/call now$/);
  });

  it('are a task too when they are named among the topics alone', async () => {
    expect(await risksOf(await send({ topics: ['suicidal-thoughts'] }))).toHaveLength(1);
  });

  it('open nothing when item 9 is 0', async () => {
    const answers = [3, 3, 3, 3, 3, 3, 3, 3, 0];
    const id = await send({ selfChecks: [{ instrument: 'phq9', version: '1.0.0', answers }] });
    expect(await risksOf(id)).toEqual([]);
  });

  it('say that there is no telephone number, and the enquiry is taken all the same', async () => {
    const id = await send({ selfChecks, phone: undefined, preferredWay: 'email', email: 'm@example.test' });
    const [risk] = await risksOf(id);
    expect(risk?.title).toMatch(/no telephone number/);
    expect(risk?.detail.hasPhone).toBe(false);
  });

  it('stay open when the front desk answers or makes a chart, and go with the chart', async () => {
    const enquiryId = await send({ selfChecks });
    await set(enquiryId, { version: 1, status: 'contacted', reason: 'Left a message' });
    expect(await risksOf(enquiryId)).toHaveLength(1);
    const made = await desk.call('POST', '/api/clinics/:clinicId/patients', {
      params: params(),
      body: {
        id: randomUUID(),
        familyName: 'Carried',
        givenName: 'Along',
        birthDate: '1988-02-03',
        enquiryId,
      },
    });
    expect(made.status).toBe(200);
    const [risk] = await risksOf(enquiryId);
    expect(risk?.patient?.id).toBe(made.body.id);
    const nurse = await world.signedInAs('nurse');
    const chart = await nurse.call('GET', '/api/clinics/:clinicId/patients/:patientId', {
      params: { ...params(), patientId: made.body.id },
    });
    expect(chart.body.openRisk).toBe(true);
  });
});

describe('answering an enquiry', () => {
  it('is noted by name and ends its task', async () => {
    const id = await send();
    const answer = await set(id, { version: 1, status: 'contacted', reason: 'Called, comes on Monday' });
    expect(answer.body).toMatchObject({ status: 'contacted', handledBy: 'Harbour front-desk', version: 2 });
    expect(
      (await work()).some((item: { detail: { enquiryId?: string } }) => item.detail.enquiryId === id),
    ).toBe(false);
  });

  it('is refused from a stale screen', async () => {
    const id = await send();
    await set(id, { version: 1, status: 'contacted' });
    const late = await set(id, { version: 1, status: 'closed', reason: 'Nobody answered' });
    expect(late.status).toBe(409);
    expect(await one(id)).toMatchObject({ status: 'contacted' });
  });

  it('closes only with a reason', async () => {
    const id = await send();
    expect((await set(id, { version: 1, status: 'closed', reason: '  ' })).status).toBe(400);
    expect((await set(id, { version: 1, status: 'closed', reason: 'Lives elsewhere' })).status).toBe(200);
    expect(await one(id, 'no')).toMatchObject({ statusReason: 'Lives elsewhere' });
  });

  it('makes one chart and no second one', async () => {
    const enquiryId = await send();
    const make = (familyName: string) =>
      desk.call('POST', '/api/clinics/:clinicId/patients', {
        params: params(),
        body: { id: randomUUID(), familyName, givenName: 'Mara', birthDate: '1990-01-01', enquiryId },
      });
    const made = await make('Ellison');
    expect(made.status).toBe(200);
    expect(await one(enquiryId, 'no')).toMatchObject({ status: 'converted', patientId: made.body.id });
    expect((await make('Elison')).status).toBe(409);
    const found = await desk.call('GET', '/api/clinics/:clinicId/patients', {
      params: params(),
      query: { q: 'elison' },
    });
    expect(found.body.total).toBe(0);
  });

  it('of another clinic is not found', async () => {
    const body = {
      id: randomUUID(),
      familyName: 'Nix',
      givenName: 'No',
      birthDate: '1990-01-01',
      enquiryId: randomUUID(),
    };
    const answer = await desk.call('POST', '/api/clinics/:clinicId/patients', { params: params(), body });
    expect(answer.status).toBe(404);
  });
});

describe('the newsletter', () => {
  const post = (path: string, body: unknown) =>
    world.nobody.call('POST', `/api/public/newsletter/${path}`, { body });
  const rows = () =>
    world.within(world.clinic, (tx) =>
      tx.selectFrom('newsletterSubscription').select(['email', 'confirmedAt', 'unsubscribedAt']).execute(),
    );
  const letters = async (email: string): Promise<string[]> =>
    world.within(world.clinic, async (tx) =>
      (
        await tx
          .selectFrom('outboxMessage')
          .selectAll()
          .where('recipient', '=', email)
          .orderBy('createdAt')
          .execute()
      ).map((row) => row.body),
    );
  const tokenIn = (letter: string | undefined) => /#token=(\S+)/.exec(letter ?? '')?.[1] ?? '';

  it('is sent to nobody who has not followed the link of one letter', async () => {
    const email = 'reader@example.test';
    for (let i = 0; i < 2; i += 1)
      expect((await post('subscriptions', { email, consent: true })).body).toEqual({ sent: true });
    const sent = await letters(email);
    expect(tokenIn(sent.at(-1))).not.toBe('');
    expect((await rows()).find((row) => row.email === email)?.confirmedAt).toBeNull();
    expect((await post('confirm', { token: tokenIn(sent.at(-1)) })).status).toBe(200);
    expect((await rows()).find((row) => row.email === email)?.confirmedAt).not.toBeNull();
    // A link that was made up is no link.
    expect((await post('confirm', { token: 'x'.repeat(40) })).status).toBe(404);
    // Nobody can find out that the address is there: the answer is the same and no letter goes out.
    expect((await post('subscriptions', { email, consent: true })).body).toEqual({ sent: true });
    expect(await letters(email)).toHaveLength(sent.length);
  });

  it('forgets the address of whoever leaves', async () => {
    const email = 'leaver@example.test';
    await post('subscriptions', { email, consent: true });
    const token = tokenIn((await letters(email)).at(-1));
    await post('confirm', { token });
    expect((await post('unsubscribe', { token })).status).toBe(200);
    expect((await rows()).some((row) => row.email === email)).toBe(false);
  });

  it('takes no address without agreement', async () => {
    expect((await post('subscriptions', { email: 'a@example.test', consent: false })).status).toBe(400);
  });
});
