import { contentHashOf, parseEvent } from '@titrate/clinical/session';
import { sessionEvents } from '@titrate/contract';
import { expect } from 'vitest';
import { acknowledgeAll, type Bedside, record, stateOf } from './bedside.ts';
import { CLINIC, type Pathway } from './cast.ts';
import { calmVitals } from './treatment.ts';

const MINUTE = 60_000;

/** Step 7: an hour of recovery, every criterion, after-care, discharge, and the signature that closes the record. */
export async function recover(pathway: Pathway, bedside: Bedside): Promise<void> {
  const { journey, nurse, prescriber } = pathway;
  const { server, When, Then } = journey;
  await Then('discharge is held, and what holds it has a name', async () => {
    const { ready, blockedBy } = await stateOf(nurse, bedside);
    expect(ready).toBe(false);
    expect(blockedBy).toContain('DC-02');
    await expect(record(server, bedside, nurse, { kind: 'session.discharged' })).rejects.toThrow('DC-02');
  });
  await When('an hour passes with a row every quarter', async () => {
    for (let quarter = 0; quarter < 4; quarter += 1) {
      await journey.pass(15 * MINUTE);
      await record(server, bedside, nurse, calmVitals);
    }
    await journey.pass(MINUTE);
  });
  await When('the patient is well, the escort is here and the after-care was gone through', async () => {
    const scales = [
      ['moaas', 5],
      ['orientation', 3],
      ['dissociation-item', 0],
      ['back-to-normal', 1],
      ['gait', 1],
      ['nausea', 0],
      ['pain', 0],
    ] as const;
    await record(
      server,
      bedside,
      nurse,
      calmVitals,
      ...scales.map(([scale, score]) => ({ kind: 'scale.recorded', data: { scale, score } })),
      { kind: 'scale.recorded', data: { scale: 'pads', score: 10, items: [2, 2, 2, 2, 2] } },
      { kind: 'discharge.checked', data: { criterion: 'RD-07', answer: 'pass' } },
      {
        kind: 'discharge.checked',
        data: {
          criterion: 'RD-09',
          answer: 'pass',
          adultName: 'Isolde Ashdown',
          adultPhone: '212 555 0190',
        },
      },
      {
        kind: 'aftercare.given',
        data: {
          version: '1',
          written: true,
          spoken: true,
          emergencyNumberKnown: true,
          ivRemovedAndSiteChecked: 'yes',
        },
      },
    );
    await record(server, bedside, prescriber, {
      kind: 'discharge.checked',
      data: { criterion: 'RD-11', answer: 'pass' },
    });
  });
  await Then('readiness is met and the patient goes home', async () => {
    expect(await stateOf(nurse, bedside)).toMatchObject({ ready: true, blockedBy: [] });
    await record(server, bedside, nurse, { kind: 'session.discharged' });
  });
  await When('the prescriber signs the record', async () => {
    await acknowledgeAll(server, bedside, nurse, 'Seen at the end');
    const { events } = await nurse.call(sessionEvents, {
      params: { clinicId: CLINIC, sessionId: bedside.sessionId },
      query: { after: 0 },
    });
    const read = events.map((event) => {
      const parsed = parseEvent(event);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      return parsed.value;
    });
    await record(server, bedside, prescriber, {
      kind: 'session.signed',
      data: { meaning: 'author', credentials: 'MD', contentHash: contentHashOf(read) },
    });
    expect((await stateOf(nurse, bedside)).phase).toBe('closed');
  });
}
