import { randomUUID } from 'node:crypto';
import { parseEvent, type SessionEvent, sealEvent } from '@titrate/clinical/session';
import { addMs, formatInstant, type Instant, minutes } from '@titrate/quantity';
import { eventsAfter, findSession } from '../../../features/sessions/store.ts';
import { append, aTreatment, type TestTreatment } from '../../../testing/treatment.ts';
import { type Answer, aWorld, type Caller, type World } from '../../../testing/world.ts';

const AUTHOR = { type: 'person', id: randomUUID(), name: 'Nurse Test', role: 'nurse' } as const;

/** Puts events on the record without asking the gate, which is not the subject here. */
export async function record(
  world: World,
  of: TestTreatment,
  facts: readonly { readonly kind: string; readonly data: unknown; readonly at: Instant }[],
) {
  await world.within(world.clinic, async (tx) => {
    const head = await findSession(tx, of.clinicId, of.sessionId);
    let last = (await eventsAfter(tx, of.clinicId, of.sessionId, 0)).at(-1)?.hash ?? '';
    let seq = head.seq;
    for (const { kind, data, at } of facts) {
      const parsed = parseEvent({
        id: randomUUID(),
        sessionId: of.sessionId,
        observedAt: formatInstant(at),
        author: AUTHOR,
        origin: 'person',
        kind,
        data,
      });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
      seq += 1;
      const sealed = sealEvent(last, {
        ...(parsed.value satisfies SessionEvent),
        seq,
        recordedAt: formatInstant(at),
      });
      last = sealed.hash;
      await tx
        .insertInto('sessionEvent')
        .values({
          clinicId: of.clinicId,
          sessionId: of.sessionId,
          seq,
          id: sealed.id,
          kind,
          observedAt: sealed.observedAt,
          recordedAt: sealed.recordedAt,
          event: JSON.stringify(sealed),
          hash: sealed.hash,
        })
        .execute();
    }
    await tx
      .updateTable('session')
      .set({ seq, headHash: last, phase: 'recovery' })
      .where('id', '=', of.sessionId)
      .execute();
  });
}

export interface Chart {
  readonly world: World;
  readonly nurse: Caller;
  readonly treatment: TestTreatment;
  /** A token of a machine that may read everything. */
  readonly token: string;
  get(path: string, caller?: Caller, headers?: Record<string, string>): Promise<Answer>;
  /** The resources a search finds. */
  entries(path: string): Promise<Answer['body'][]>;
  /** `patient=<id>` of the one patient. */
  readonly patient: string;
}

/** One patient with history, results, a PHQ-9 and a session whose infusion was paused, slowed and stopped early. */
export async function aChart(): Promise<Chart> {
  const world = await aWorld();
  const nurse = await world.signedInAs('nurse');
  const start = world.clock.now();
  const at = (min: number) => addMs(start, minutes(min));
  const treatment = await world.within(world.clinic, (tx) => aTreatment(tx, world.clinic.id, start));
  const { clinicId, patientId, sessionId } = treatment;
  await world.within(world.clinic, async (tx) => {
    await append(tx, treatment, start, [
      {
        kind: 'vital.recorded',
        data: {
          systolicMmHg: 128,
          diastolicMmHg: 79,
          meanMmHg: 95,
          heartRatePerMin: 71,
          spo2Percent: 97,
          respiratoryRatePerMin: 14,
          temperatureCel: 36.6,
          status: 'final',
        },
      },
      { kind: 'vital.recorded', data: { status: 'final', notObtained: 'refused' } },
      { kind: 'scale.recorded', data: { scale: 'moaas', score: 5 } },
    ]);
    const row = {
      clinicId,
      patientId,
      recordedAt: formatInstant(start),
      author: JSON.stringify({ type: 'system', name: 'test' }),
      importId: null,
      replaces: null,
    };
    await tx
      .insertInto('condition')
      .values({
        ...row,
        id: randomUUID(),
        name: 'Major depression',
        system: 'http://snomed.info/sct',
        code: '370143000',
        clinicalStatus: 'active',
        onsetAt: null,
        abatedAt: null,
      })
      .execute();
    await tx
      .insertInto('allergy')
      .values({
        ...row,
        id: randomUUID(),
        substance: 'Penicillin',
        system: null,
        code: null,
        reaction: 'Rash',
        criticality: 'high',
        status: 'active',
      })
      .execute();
    await tx
      .insertInto('medicine')
      .values({
        ...row,
        id: randomUUID(),
        name: 'Sertraline 100 mg',
        rxnorm: '36437',
        doseText: null,
        dailyDoseMg: '100',
        lastTakenAt: null,
        status: 'as-needed',
        reviewedClasses: null,
        startedAt: null,
        stoppedAt: null,
      })
      .execute();
    await tx
      .insertInto('lab')
      .values({
        ...row,
        id: randomUUID(),
        code: '1742-6',
        name: 'ALT',
        value: '31.0',
        valueText: '31.0',
        unit: 'U/L',
        lowerLimit: null,
        upperLimit: '40',
        observedAt: formatInstant(start),
        source: 'import',
      })
      .execute();
    await tx
      .insertInto('response')
      .values({
        ...row,
        id: randomUUID(),
        instrument: 'phq9',
        instrumentVersion: '1.0.0',
        answers: JSON.stringify([3, 2, 2, 1, 1, 2, 1, null, 0]),
        score: '{}',
        context: '{}',
        extra: '{}',
        total: '14',
        band: 'moderate',
        flags: ['prorated'],
        mode: 'self',
        moment: null,
        sessionId,
        taskId: null,
        startedAt: null,
        completedAt: formatInstant(start),
      })
      .execute();
  });
  await record(world, treatment, [
    {
      kind: 'infusion.started',
      at: at(10),
      data: {
        doseMg: 40,
        concentrationMgPerMl: 2,
        volumeMl: 20,
        rateMlPerH: 30,
        rateMgPerH: 60,
        durationMin: 40,
      },
    },
    { kind: 'infusion.paused', at: at(20), data: { reason: 'patient-request' } },
    { kind: 'infusion.resumed', at: at(25), data: { rateMlPerH: 30, rateMgPerH: 60, reason: 'Feels well' } },
    {
      kind: 'infusion.rateChanged',
      at: at(35),
      data: { rateMlPerH: 15, rateMgPerH: 30, reason: 'Strong dissociation' },
    },
    { kind: 'infusion.stopped', at: at(45), data: { reason: 'patient-request' } },
    { kind: 'dosing.ended', at: at(45), data: { reason: 'patient-request' } },
  ]);
  world.clock.advance(minutes(60));
  const owner = await world.signedInAs('owner');
  const token: string = (
    await owner.call('POST', '/api/clinics/:clinicId/api-tokens', {
      params: { clinicId },
      body: { name: 'Registry', scopes: ['system/*.rs'] },
    })
  ).body.token;
  const get: Chart['get'] = (path, caller = nurse, headers = {}) =>
    caller.call('GET', `/fhir/R4/${path}`, { headers });
  const entries: Chart['entries'] = async (path) =>
    ((await get(path)).body.entry ?? []).map((entry: { resource: unknown }) => entry.resource);
  return { world, nurse, treatment, token, get, entries, patient: `patient=${treatment.patientId}` };
}
