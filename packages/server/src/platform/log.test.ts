import { PassThrough } from 'node:stream';
import { endpoint } from '@titrate/contract';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { aWorld } from '../testing/world.ts';
import { route } from './http/route.ts';
import { describeError } from './log.ts';

const CANARY = 'Zephyrine Quartzwhistle';

it('writes no word of a patient into the log, whatever happens to a request', async () => {
  const sink = new PassThrough();
  let written = '';
  sink.on('data', (chunk) => {
    written += String(chunk);
  });
  const find = endpoint({
    id: 'canary.find',
    method: 'POST',
    path: '/api/clinics/:clinicId/canary/:name',
    summary: 'A route of this test',
    access: { kind: 'staff', roles: ['nurse'] },
    params: z.object({ clinicId: z.uuid(), name: z.string() }),
    query: z.object({ q: z.string().optional() }),
    body: z.object({ name: z.string(), how: z.enum(['fine', 'throw', 'sql']) }),
    response: z.object({ name: z.string() }),
  });
  const bound = route(find, async ({ body, tx, clinicId, params }) => {
    if (body.how === 'throw') throw new Error(`cannot handle ${body.name}`);
    if (body.how === 'sql') {
      const row = {
        clinicId,
        id: params.clinicId,
        recipient: body.name,
        subject: 's',
        body: 'b',
        sentAt: null,
      };
      await tx.insertInto('outboxMessage').values([row, row]).execute();
    }
    return { name: body.name };
  });
  const world = await aWorld({
    features: [{ name: 'canary', routes: [bound] }],
    log: pino({ level: 'trace' }, sink),
  });
  const nurse = await world.signedInAs('nurse');
  const send = (body: unknown) =>
    nurse.call('POST', find.path, {
      params: { clinicId: world.clinic.id, name: CANARY },
      query: { q: CANARY },
      body,
    });
  const answers = [
    await send({ name: CANARY, how: 'fine' }),
    await send({ name: CANARY, how: 'throw' }),
    await send({ name: CANARY, how: 'sql' }),
    await send({ name: CANARY, how: CANARY }),
    await send(`{"name": "${CANARY}`),
    await nurse.call('GET', `/api/${CANARY}`),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([200, 500, 500, 400, 400, 404]);
  expect(written).toContain('/api/clinics/:clinicId/canary/:name');
  expect(written).toContain('"sqlstate":"23505"');
  expect(written).not.toMatch(/Zephyrine|Quartzwhistle/);
});

it('describes a database error by its code and constraint alone', () => {
  const error = Object.assign(new Error('Key (name)=(Ada) already exists'), {
    code: '23505',
    constraint: 'patient_pkey',
  });
  expect(JSON.stringify(describeError(error))).not.toContain('Ada');
  expect(describeError(error)).toMatchObject({ sqlstate: '23505', constraint: 'patient_pkey' });
});
