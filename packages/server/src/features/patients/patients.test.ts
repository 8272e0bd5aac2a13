import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { aPatient } from '../../testing/patient.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';

let world: World;
let desk: Caller;
const PATIENTS = '/api/clinics/:clinicId/patients';
const PATIENT = `${PATIENTS}/:patientId`;

beforeAll(async () => {
  world = await aWorld();
  desk = await world.signedInAs('front-desk');
});

const params = () => ({ clinicId: world.clinic.id });
const find = async (query: Record<string, unknown>, by: Caller = desk, at = params()) =>
  (await by.call('GET', PATIENTS, { params: at, query })).body;
const make = (body: Record<string, unknown>) => desk.call('POST', PATIENTS, { params: params(), body });
const somebody = (change: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  familyName: 'Quillfeather',
  givenName: 'Ondine',
  birthDate: '1979-11-30',
  ...change,
});

describe('finding somebody among ten thousand', () => {
  let crowded: World['clinic'];
  let reader: Caller;
  beforeAll(async () => {
    crowded = world.otherClinic;
    reader = await world.signedInAs('front-desk', crowded);
    await world.within(crowded, (tx) =>
      sql`insert into patient (clinic_id, id, record_number, family_name, given_name, birth_date, phone, created_at)
        select ${crowded.id}::uuid, gen_random_uuid(), 'T-' || lpad(n::text, 6, '0'),
          'Family' || lpad((n % 500)::text, 3, '0'), 'Given' || n, date '1940-01-01' + (n % 20000), '+1 212 555 ' || lpad(n::text, 5, '0'),
          now() from generate_series(1, 10000) n`.execute(tx),
    );
  });
  const here = () => ({ clinicId: crowded.id });

  it('meets everyone exactly once, page by page, in order', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await find({ limit: 100, ...(after === undefined ? {} : { after }) }, reader, here());
      expect(page.total).toBe(10_000);
      seen.push(...page.patients.map((one: { recordNumber: string }) => one.recordNumber));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(10_000);
    expect(new Set(seen).size).toBe(10_000);
  });

  it.each([
    ['the beginning of a name', 'family042', 20],
    ['family and given name in any order', 'given542 family042', 1],
    ['a record number', 'T-004217', 1],
    ['digits of a telephone, however written', '555-04217', 1],
    ['a birth date', '1940-01-02', 1],
  ])('finds by %s', async (_, q, total) => {
    expect((await find({ q }, reader, here())).total).toBe(total);
  });

  it('goes on with a search where its page ended', async () => {
    const first = await find({ q: 'family042', limit: 15 }, reader, here());
    const second = await find({ q: 'family042', limit: 15, after: first.next }, reader, here());
    expect([first.patients.length, second.patients.length, second.next]).toEqual([15, 5, null]);
  });

  it.each(['%', '_', "'; drop table patient; --", '\\', 'Ω≥', '%%%%', '(', 'a'.repeat(100)])(
    'takes %j for text that nobody bears',
    async (q) => {
      const answer = await reader.call('GET', PATIENTS, { params: here(), query: { q } });
      expect(answer.status).toBe(200);
      expect(answer.body.total).toBe(0);
    },
  );

  it.each(['x', 'bm90IGpzb24', Buffer.from('["a","b","c"]').toString('base64url')])(
    'refuses the place %j to go on from',
    async (after) => {
      const answer = await reader.call('GET', PATIENTS, { params: here(), query: { after } });
      expect(answer.status).toBe(400);
    },
  );

  it('finds nobody of the clinic next door', async () => {
    expect((await find({ q: 'family042' })).total).toBe(0);
  });
});

describe('a new chart', () => {
  it('is made once when the form is sent twice', async () => {
    const form = somebody({ familyName: 'Twicely' });
    const [one, two] = [await make(form), await make(form)];
    expect([one.status, two.status]).toEqual([200, 200]);
    expect(two.body.recordNumber).toBe(one.body.recordNumber);
    expect((await find({ q: 'twicely' })).total).toBe(1);
  });

  it('is refused when the same form comes back with another person in it', async () => {
    const form = somebody({ familyName: 'Formerly' });
    await make(form);
    expect((await make({ ...form, givenName: 'Otto' })).status).toBe(409);
  });

  it('names whoever has the family name and birth date, and goes on when told that it is another person', async () => {
    const first = await make(somebody({ familyName: 'Samely' }));
    const again = somebody({ familyName: 'SAMELY', givenName: 'Orla' });
    const warned = await make(again);
    expect(warned.status).toBe(409);
    expect(warned.body.problems).toMatchObject([{ type: 'likely-same-person' }]);
    expect(warned.body.detail).toContain(first.body.recordNumber);
    expect((await make({ ...again, despiteMatch: true })).status).toBe(200);
  });

  it('gets a number of its own when many are made at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, i) => make(somebody({ familyName: `Manyly${i}` }))),
    );
    expect(new Set(made.map((one) => one.body.recordNumber)).size).toBe(8);
  });

  it.each([
    [{ birthDate: '2026-03-04' }, 'birthDate'],
    [{ birthDate: '1979-02-30' }, 'birthDate'],
    [{ familyName: '  ' }, 'familyName'],
    [{ email: 'not an address' }, 'email'],
  ])('is refused with %j', async (change, field) => {
    const answer = await make(somebody(change));
    expect(answer.status).toBe(400);
    expect(answer.body.problems[0].path).toContain(field);
  });

  it('keeps a hostile name as a name', async () => {
    const familyName = `<img src=x onerror=alert(1)>'; --`;
    const { body } = await make(somebody({ familyName }));
    expect(body.familyName).toBe(familyName);
  });

  it('is not made by an auditor', async () => {
    const auditor = await world.signedInAs('auditor');
    expect((await auditor.call('POST', PATIENTS, { params: params(), body: somebody() })).status).toBe(403);
  });
});

describe('changed details', () => {
  const change = (patientId: string, body: Record<string, unknown>, by: Caller = desk) =>
    by.call('PATCH', PATIENT, { params: { ...params(), patientId }, body });

  it('are kept when made from what is there, and refused when made from something older', async () => {
    const id = await aPatient(desk, world.clinic);
    expect((await change(id, { version: 1, phone: '212 555 0101' })).body).toMatchObject({ version: 2 });
    const late = await change(id, { version: 1, phone: '212 555 0999' });
    expect(late.status).toBe(409);
    expect(late.body.type).toContain('stale-version');
    const { body } = await desk.call('GET', PATIENT, { params: { ...params(), patientId: id } });
    expect(body.patient.phone).toBe('212 555 0101');
  });

  it('leave alone what was not sent, and empty what was sent as nothing', async () => {
    const id = await aPatient(desk, world.clinic, { phone: '212 555 0101', pronouns: 'they/them' });
    expect((await change(id, { version: 1, phone: null })).body).toMatchObject({
      phone: null,
      pronouns: 'they/them',
    });
  });

  it('cannot move a birth into the future', async () => {
    const id = await aPatient(desk, world.clinic);
    expect((await change(id, { version: 1, birthDate: '2027-01-01' })).status).toBe(400);
  });

  it('are out of reach from next door', async () => {
    const id = await aPatient(desk, world.clinic);
    const stranger = await world.signedInAs('owner', world.otherClinic);
    const answer = await stranger.call('PATCH', PATIENT, {
      params: { clinicId: world.otherClinic.id, patientId: id },
      body: { version: 1, phone: '1' },
    });
    expect(answer.status).toBe(404);
  });
});

describe('opening a chart on a day without a visit', () => {
  it('leaves the reason in the audit trail', async () => {
    const patientId = await aPatient(desk, world.clinic);
    const answer = await desk.call('POST', `${PATIENT}/openings`, {
      params: { ...params(), patientId },
      body: { reason: 'results' },
    });
    expect(answer.status).toBe(204);
    const rows = await world.within(world.clinic, (tx) =>
      sql<{
        detail: unknown;
      }>`select detail from audit_entry where act = 'patient.open' and patient_id = ${patientId}`.execute(tx),
    );
    expect(rows.rows).toMatchObject([{ detail: { reason: 'results' } }]);
  });

  it('takes no other reason than those of the list', async () => {
    const patientId = await aPatient(desk, world.clinic);
    const answer = await desk.call('POST', `${PATIENT}/openings`, {
      params: { ...params(), patientId },
      body: { reason: 'curiosity' },
    });
    expect(answer.status).toBe(400);
  });
});
