import { randomUUID } from 'node:crypto';
import { fold, type SealedEvent } from '@titrate/clinical/session';
import { describeEvent } from '@titrate/contract';
import { addMs, type Instant, minutes } from '@titrate/quantity';
import { beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, minute, type Script } from '../../../../clinical/src/session/testing/script.ts';
import { sessionRecord } from '../../edges/reports/index.ts';
import { append, aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { atOf, aWorld, WORLD_START, type World } from '../../testing/world.ts';
import { eventsAfter } from './store.ts';

const OPENED = atOf(WORLD_START);
const min = (count: number) => addMs(OPENED, minutes(count));

const recordOf = (events: readonly SealedEvent[], at: Instant) =>
  sessionRecord({
    clinicName: 'Harbour Clinic',
    zone: 'America/New_York',
    paper: 'LETTER',
    patient: {
      familyName: 'Fernsby',
      givenName: 'Odile',
      birthDate: '1984-06-02',
      recordNumber: 'H-1001',
      sexAtBirth: 'female',
      allergies: 'Not recorded',
    },
    session: { number: 1, planned: 6, chair: 'Chair 1', indication: 'Treatment-resistant depression' },
    state: fold(events),
    events,
    at,
  });

describe('what leaves a session on paper', () => {
  let world: World;
  let treatment: TestTreatment;
  beforeAll(async () => {
    world = await aWorld();
    treatment = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, OPENED));
    await world.within(world.clinic, (tx) =>
      append(tx, treatment, min(5), [
        {
          kind: 'vital.recorded',
          data: {
            status: 'final',
            systolicMmHg: 128,
            diastolicMmHg: 79,
            heartRatePerMin: 71,
            spo2Percent: 98,
          },
        },
        { kind: 'scale.recorded', data: { scale: 'moaas', score: 5 } },
        { kind: 'note.added', data: { text: 'Ω ≥ calm, Müller’s music' } },
      ]),
    );
    world.clock.set(min(6));
  });
  const params = () => ({ clinicId: world.clinic.id, sessionId: treatment.sessionId });

  it('prints the record as a PDF for those who may read charts, and notes who asked', async () => {
    const nurse = await world.signedInAs('nurse');
    const answer = await nurse.call('GET', '/api/clinics/:clinicId/sessions/:sessionId/record.pdf', {
      params: params(),
    });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(String(answer.body).startsWith('%PDF-')).toBe(true);
    const noted = await world.within(world.clinic, (tx) =>
      tx.selectFrom('auditEntry').select('act').where('act', '=', 'session.print').execute(),
    );
    expect(noted).toHaveLength(1);
  });

  it('is closed to the front desk', async () => {
    const desk = await world.signedInAs('front-desk');
    const answer = await desk.call('GET', '/api/clinics/:clinicId/sessions/:sessionId/record.pdf', {
      params: params(),
    });
    expect(answer.status).toBe(403);
  });

  it('UI-37: holds identity, every measurement, the note, the order, and that nobody has signed', async () => {
    const events = await world.within(world.clinic, (tx) =>
      eventsAfter(tx, world.clinic.id, treatment.sessionId, 0),
    );
    const definition = recordOf(events, min(6));
    const body = JSON.stringify(definition.content);
    for (const words of [
      '128/79',
      '"71"',
      'Müller’s music',
      'ketamine (racemic)',
      'Nobody has signed',
      'chain valid',
      'Nobody took the chair',
    ])
      expect(body).toContain(words);
    const pages = JSON.stringify([definition.header?.(2, 3), definition.footer?.(2, 3)]);
    expect(pages).toContain('FERNSBY, Odile · born 02-Jun-1984 · record H-1001');
    expect(pages).toContain('NOT SIGNED');
    expect(pages).toContain('page 2 of 3');
  });

  it('names who gave the drug where nobody took the chair', () => {
    const script: Script = { startsAt: '2026-03-03T15:00:00Z', preset: 'iv', steps: [[0, 'start']] };
    const events = eventsOf(script);
    expect(JSON.stringify(recordOf(events, minute(script, 5)).content)).toContain(
      'Nobody took the chair; given by Nora Quist (nurse)',
    );
  });

  it('prints the gate as those saw it who signed, not as a reading that came late makes it', () => {
    const gateOf = (steps: Script['steps']) => {
      const script: Script = { startsAt: '2026-03-03T15:00:00Z', preset: 'iv', steps };
      const printed = JSON.stringify(recordOf(eventsOf(script), minute(script, 5)).content);
      return [...printed.matchAll(/VG-\d+: [^"]*/g)].map(([text]) => text);
    };
    const signed = gateOf([[0, 'start']]);
    expect(signed.length).toBeGreaterThan(0);
    const late: Script['steps'][number] = [-0.2, 'vitals', '171/112 80 97 14'];
    expect(gateOf([[0, 'start'], late])).toEqual(signed);
    expect(gateOf([late, [0, 'start']])).not.toEqual(signed);
  });

  it('UI-37 REC-01: prints of a correction what stood before and what stands now', () => {
    const script: Script = {
      startsAt: '2026-03-03T15:00:00Z',
      preset: 'iv',
      steps: [
        [0, 'start'],
        [5, 'vitals', '118/76 70 98 14'],
      ],
    };
    const events = eventsOf(script);
    const wrong = events.findLast((event) => event.kind === 'vital.recorded');
    const last = events.at(-1);
    if (wrong?.kind !== 'vital.recorded' || last === undefined) throw new Error('nothing to correct');
    const correction: SealedEvent = {
      ...last,
      id: randomUUID(),
      kind: 'correction.made',
      data: {
        replaces: wrong.id,
        reason: 'Typed wrong',
        action: 'replace',
        replacement: {
          kind: 'vital.recorded',
          observedAt: wrong.observedAt,
          data: { ...wrong.data, systolicMmHg: 128 },
        },
      },
    };
    expect(JSON.stringify(recordOf([...events, correction], minute(script, 6)).content)).toMatch(
      /Vital signs 118\/76 mmHg, [^"]* corrected to 128\/76 mmHg, [^"]*: Typed wrong/,
    );
  });

  it('UI-37: says in the room and on paper who put a reading on the session', () => {
    const note = 'put on this session by Nora Quist';
    const script: Script = {
      startsAt: '2026-03-03T15:00:00Z',
      preset: 'iv',
      steps: [[-5, 'vital.recorded', { status: 'preliminary', heartRatePerMin: 77, note }]],
    };
    const events = eventsOf(script);
    const placed = events.find((event) => event.kind === 'vital.recorded' && event.data.note !== undefined);
    if (placed === undefined) throw new Error('no reading was placed');
    expect(describeEvent(placed)).toBe(`pulse 77 /min, ${note}`);
    expect(JSON.stringify(recordOf(events, minute(script, 6)).content)).toContain(note);
  });

  it('gives the after-care sheet', async () => {
    const nurse = await world.signedInAs('nurse');
    const answer = await nurse.call('GET', '/api/clinics/:clinicId/sessions/:sessionId/after-care.pdf', {
      params: params(),
    });
    expect(answer.status).toBe(200);
    expect(String(answer.body).startsWith('%PDF-')).toBe(true);
  });

  it('has no record of a session that is not open yet', async () => {
    const nurse = await world.signedInAs('nurse');
    const answer = await nurse.call('GET', '/api/clinics/:clinicId/sessions/:sessionId/record.pdf', {
      params: { clinicId: world.clinic.id, sessionId: randomUUID() },
    });
    expect(answer.status).toBe(404);
  });

  it('lists whom the desk can book, with the length of the stay', async () => {
    const desk = await world.signedInAs('front-desk');
    const found = await desk.call('GET', '/api/clinics/:clinicId/bookable-plans', {
      params: { clinicId: world.clinic.id },
      query: { q: 'fern h-10' },
    });
    expect(found.body.total).toBe(1);
    expect(found.body.plans[0]).toMatchObject({
      planId: treatment.planId,
      nextNumber: 2,
      durationMin: 40,
      observationMin: 60,
      stayMin: 120,
    });
    const none = await desk.call('GET', '/api/clinics/:clinicId/bookable-plans', {
      params: { clinicId: world.clinic.id },
      query: { q: 'nobody' },
    });
    expect(none.body).toEqual({ plans: [], total: 0 });
  });

  it('moves the patient on when the session has ended after a dose, and asks again for a signature’s presence', async () => {
    const nurse = await world.signedInAs('nurse');
    world.clock.set(addMs(min(6), minutes(6)));
    const signed = await nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
      params: params(),
      body: {
        patientId: treatment.patientId,
        events: [
          {
            id: randomUUID(),
            sessionId: treatment.sessionId,
            kind: 'session.signed',
            observedAt: '2026-03-02T15:12:00Z',
            data: { meaning: 'author', credentials: 'RN', contentHash: 'a'.repeat(64) },
          },
        ],
      },
    });
    expect(signed.status).toBe(401);
    expect(signed.body.type).toBe('second-factor-required');
    const left = await nurse.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
      params: params(),
      body: {
        patientId: treatment.patientId,
        events: [
          {
            id: randomUUID(),
            sessionId: treatment.sessionId,
            kind: 'session.ended',
            observedAt: '2026-03-02T15:12:00Z',
            data: { manner: 'left-before-criteria', note: 'Went home before the dose' },
          },
        ],
      },
    });
    expect(left.body.refused).toEqual([]);
    const patient = await world.within(world.clinic, (tx) =>
      tx
        .selectFrom('patient')
        .select('stage')
        .where('clinicId', '=', world.clinic.id)
        .where('id', '=', treatment.patientId)
        .executeTakeFirstOrThrow(),
    );
    // Nothing was given, so nothing has changed in the course.
    expect(patient.stage).not.toBe('in-treatment');
  });
});
