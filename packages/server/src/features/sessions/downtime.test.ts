import { beforeAll, describe, expect, it } from 'vitest';
import { downtimePack } from '../../edges/reports/index.ts';
import { aTreatment, type TestTreatment } from '../../testing/treatment.ts';
import { atOf, aWorld, WORLD_START, type World } from '../../testing/world.ts';

const PATH = '/api/clinics/:clinicId/downtime-pack.pdf';

describe('CON-06 the downtime pack', () => {
  let world: World;
  let treatment: TestTreatment;
  beforeAll(async () => {
    world = await aWorld();
    const at = atOf(WORLD_START);
    treatment = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, at));
  });

  it('CON-06 prints the sessions of today, and notes for each patient who printed it', async () => {
    const nurse = await world.signedInAs('nurse');
    const answer = await nurse.call('GET', PATH, { params: { clinicId: world.clinic.id } });
    expect(answer.status, JSON.stringify(answer.body).slice(0, 300)).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(String(answer.body).startsWith('%PDF-')).toBe(true);
    const noted = await world.within(world.clinic, (tx) =>
      tx.selectFrom('auditEntry').select(['act', 'patientId']).where('act', '=', 'session.print').execute(),
    );
    expect(noted.map((one) => one.patientId)).toEqual([treatment.patientId]);
  });

  it('CON-06 is closed to those who may not read charts', async () => {
    const desk = await world.signedInAs('front-desk');
    expect((await desk.call('GET', PATH, { params: { clinicId: world.clinic.id } })).status).toBe(403);
  });

  it('CON-06 holds who, the order, where it stood, the limits, and an empty row for each time', () => {
    const definition = downtimePack({
      clinicName: 'Harbour Clinic',
      zone: 'America/New_York',
      paper: 'LETTER',
      at: atOf('2026-03-10T14:00:00Z'),
      sessions: [
        {
          familyName: 'Fernsby',
          givenName: 'Ada',
          birthDate: '1984-06-02',
          recordNumber: 'H-0007',
          allergies: 'NOT RECORDED',
          chair: 'Chair 2',
          startsAt: atOf('2026-03-10T13:00:00Z'),
          phase: 'Dosing',
          number: 3,
          order: [['Dose', '35 mg']],
          soFar: [['Given', '17.5 mg']],
        },
      ],
    });
    const text = JSON.stringify(definition.content);
    for (const part of [
      'FERNSBY, Ada',
      '02-Jun-1984',
      'H-0007',
      'NOT RECORDED',
      'Chair 2',
      '35 mg',
      '17.5 mg',
    ])
      expect(text).toContain(part);
    expect(text).toContain('AL-01 Systolic pressure high');
    expect(text).toContain('systolic ≥ 200');
    expect(text).toContain('10-Mar-2026 10:00 EDT');
  });
});
