import { type Endpoint, endpoint, ROLES } from '@titrate/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { aWorld, type World } from '../../testing/world.ts';
import { verifyAudit } from '../audit/audit.ts';
import { refuse } from './refusal.ts';
import { route } from './route.ts';

const notes = endpoint({
  id: 'notes.add',
  method: 'POST',
  path: '/api/clinics/:clinicId/notes',
  summary: 'A route of this test',
  access: { kind: 'staff', roles: ['nurse'] },
  params: z.object({ clinicId: z.uuid() }),
  query: z.object({ dry: z.enum(['yes', 'no']).optional() }),
  body: z.object({
    text: z.string().min(1),
    weightKg: z.number().positive(),
    outcome: z.string().optional(),
  }),
  response: z.object({ text: z.string(), roles: z.array(z.string()) }),
});

const met = new Set<string>();

const addNote = route(notes, async ({ body, actor, audit, tx, clinicId }) => {
  audit({ act: 'note.add', object: { kind: 'note', id: 'n1' } });
  await tx
    .insertInto('outboxMessage')
    .values({ clinicId, id: crypto.randomUUID(), recipient: 'a', subject: 'b', body: 'c', sentAt: null })
    .execute();
  // As if somebody had stored, between reading and writing, what may be there once under any name.
  if (body.outcome === 'taken once' && !met.has(body.text)) {
    met.add(body.text);
    const { slug } = await tx
      .selectFrom('clinic')
      .select('slug')
      .where('id', '=', clinicId)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('clinic')
      .set({ slug: `${slug}-other` })
      .where('id', '=', clinicId)
      .execute();
    throw Object.assign(new Error('duplicate key value'), { code: '23505', constraint: 'clinic_slug_key' });
  }
  if (body.outcome === 'refuse') throw refuse('held', 'The gate is open');
  if (body.outcome === 'break') throw new Error('a value of a row: 120/80');
  return { text: body.text, roles: [...actor.roles], inner: 'never leaves' };
});

describe('a bound route', () => {
  let world: World;
  beforeAll(async () => {
    world = await aWorld({ features: [{ name: 'notes', routes: [addNote] }] });
  });
  const send = async (role: (typeof ROLES)[number], body: unknown, clinic = world.clinic) => {
    const caller = await world.signedInAs(role);
    return caller.call('POST', notes.path, { params: { clinicId: clinic.id }, body });
  };
  const good = { text: 'seen', weightKg: 80 };
  const stored = () =>
    world.within(world.clinic, (tx) =>
      tx
        .selectFrom('outboxMessage')
        .selectAll()
        .execute()
        .then((rows) => rows.length),
    );

  it('serves an act again when its copy stored any row it needs alone, and stores it once', async () => {
    const before = await stored();
    const answer = await send('nurse', { ...good, text: 'copied', outcome: 'taken once' });
    expect([answer.status, answer.body.text]).toEqual([200, 'copied']);
    expect(await stored()).toBe(before + 1);
  });

  it('answers what the contract names and nothing else', async () => {
    const answer = await send('nurse', good);
    expect(answer.body).toEqual({ text: 'seen', roles: ['nurse'] });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each(ROLES.filter((role) => role !== 'nurse'))('refuses a %s', async (role) => {
    expect((await send(role, good)).status).toBe(403);
  });

  it('refuses a nurse of another clinic before it reads the body', async () => {
    const answer = await send('nurse', '{ not json', world.otherClinic);
    expect(answer.body).toEqual({ type: 'not-permitted', title: 'You may not do this', status: 403 });
  });

  it('refuses someone who has not signed in, and someone without a second factor', async () => {
    const params = { clinicId: world.clinic.id };
    expect((await world.nobody.call('POST', notes.path, { params, body: good })).body.type).toBe(
      'not-signed-in',
    );
    const half = await world.withoutSecondFactor('nurse');
    expect((await half.call('POST', notes.path, { params, body: good })).body.type).toBe(
      'second-factor-required',
    );
  });

  it('refuses a session whose time is over', async () => {
    const nurse = await world.signedInAs('nurse');
    const before = world.clock.now();
    world.clock.advance(12 * 3_600_000);
    const answer = await nurse.call('POST', notes.path, {
      params: { clinicId: world.clinic.id },
      body: good,
    });
    world.clock.set(before);
    expect(answer.body.type).toBe('not-signed-in');
  });

  it('names every problem of path, query and body at once, and unknown members too', async () => {
    const nurse = await world.signedInAs('nurse');
    const answer = await nurse.call('POST', notes.path, {
      params: { clinicId: world.clinic.id },
      query: { dry: 'maybe' },
      body: { text: '', weightKg: -5, dose: 40 },
    });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body.problems.map((problem: { path: string }) => problem.path)).toEqual([
      '/query/dry',
      '/text',
      '/weightKg',
      '',
    ]);
  });

  it('says where a body stops being JSON', async () => {
    const answer = await send('nurse', '{"text": nope}');
    expect(answer.status).toBe(400);
    expect(answer.body.problems[0].type).toBe('not-json');
  });

  it('keeps nothing of a refused request, not even its audit note', async () => {
    const before = await stored();
    const answer = await send('nurse', { ...good, outcome: 'refuse' });
    expect(answer.body).toMatchObject({ type: 'held', status: 422, detail: 'The gate is open' });
    expect(await stored()).toBe(before);
  });

  it('answers a defect with a reference and not with its message', async () => {
    const answer = await send('nurse', { ...good, outcome: 'break' });
    expect(answer.status).toBe(500);
    expect(JSON.stringify(answer.body)).not.toContain('120/80');
    expect(answer.body.reference).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses a page of another site that uses a cookie of ours', async () => {
    const nurse = await world.signedInAs('nurse');
    const answer = await nurse.call('POST', notes.path, {
      params: { clinicId: world.clinic.id },
      body: good,
      headers: { origin: 'https://elsewhere.example' },
    });
    expect(answer.status).toBe(403);
  });

  it('writes the acts and the refused reaches into an unbroken audit chain', async () => {
    await send('nurse', good);
    await send('auditor', good);
    const acts = await world.within(world.clinic, (tx) =>
      tx.selectFrom('auditEntry').select(['act', 'actorRole']).orderBy('seq', 'desc').limit(2).execute(),
    );
    expect(acts).toEqual([
      { act: 'access.refused', actorRole: 'auditor' },
      { act: 'note.add', actorRole: 'nurse' },
    ]);
    expect((await verifyAudit(world.db, world.clinic.id)).chain).toBe('valid');
  });

  it('is described in the OpenAPI document with its roles', async () => {
    const { body } = await world.nobody.call('GET', '/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    const operation = body.paths['/api/clinics/{clinicId}/notes'].post;
    expect(operation['x-roles']).toEqual(['nurse']);
    expect(operation.requestBody.content['application/json'].schema.required).toEqual(['text', 'weightKg']);
  });

  it('will not start when two routes share a name', async () => {
    const twin: Endpoint = { ...notes, path: '/api/clinics/:clinicId/other' };
    await expect(
      aWorld({ features: [{ name: 'twins', routes: [addNote, { ...addNote, endpoint: twin }] }] }),
    ).rejects.toThrow('two routes');
  });
});
