import { randomUUID } from 'node:crypto';
import { parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { formatInstant, type Instant } from '@titrate/quantity';
import { appendEvents } from '../features/sessions/append.ts';
import { lockSession, StateCache } from '../features/sessions/store.ts';
import type { Tx } from '../platform/database/schema.ts';

export interface TestTreatment {
  readonly clinicId: string;
  readonly patientId: string;
  readonly courseId: string;
  readonly planId: string;
  readonly chairId: string;
  readonly sessionId: string;
}

const AUTHOR = JSON.stringify({ type: 'system', name: 'test' });

/** A patient in a chair with an opened session of 40 mg of ketamine over 40 minutes, 80 kg, 2 mg/mL. */
export async function aTreatment(
  tx: Tx,
  clinicId: string,
  openedAt: Instant,
  recordNumber = 'H-1001',
  order: Readonly<Record<string, unknown>> = {},
  opening: object = {},
): Promise<TestTreatment> {
  const [patientId, courseId, planId, chairId, sessionId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ];
  const at = formatInstant(openedAt);
  await tx
    .insertInto('patient')
    .values({
      clinicId,
      id: patientId,
      recordNumber,
      familyName: 'Fernsby',
      givenName: 'Odile',
      birthDate: '1984-06-02',
      sexAtBirth: 'female',
      createdAt: at,
    })
    .execute();
  await tx
    .insertInto('course')
    .values({
      clinicId,
      id: courseId,
      patientId,
      indication: 'trd',
      targetInstrument: 'phq9',
      startedAt: at,
      endedAt: null,
      endReason: null,
    })
    .execute();
  await tx
    .insertInto('plan')
    .values({
      clinicId,
      id: planId,
      patientId,
      courseId,
      product: 'ketamine',
      route: 'IV',
      protocol: 'iv-040',
      request: '{}',
      answer: '{}',
      doseMg: '40',
      doseMgPerKg: '0.5',
      weightKg: '80',
      weightKind: 'actual',
      weightObservedAt: at,
      durationMin: '40',
      sessionsPlanned: 6,
      sessionsPerWeek: '2',
      reviewOn: null,
      prn: '[]',
      overrides: '[]',
      status: 'signed',
      author: AUTHOR,
      createdAt: at,
      signature: JSON.stringify({
        userId: 'u',
        name: 'Dr Test',
        credentials: 'MD',
        meaning: 'author',
        at,
        contentHash: '0',
      }),
      signedAt: at,
      replaces: null,
    })
    .execute();
  await tx
    .insertInto('chair')
    .values({ clinicId, id: chairId, label: `Chair ${chairId.slice(0, 8)}`, position: 1 })
    .execute();
  await tx
    .insertInto('session')
    .values({
      clinicId,
      id: sessionId,
      patientId,
      courseId,
      planId,
      number: 1,
      chairId,
      startsAt: at,
      endsAt: formatInstant((openedAt + 7_200_000) as Instant),
      nurseId: null,
      prescriberId: null,
      summary: '{}',
      openedAt: null,
      closedAt: null,
      cancelledBecause: null,
    })
    .execute();
  const treatment = { clinicId, patientId, courseId, planId, chairId, sessionId };
  await append(tx, treatment, openedAt, [
    {
      kind: 'session.opened',
      data: {
        patientId,
        region: 'US',
        sessionNumber: 1,
        order: {
          orderId: planId,
          protocolId: 'iv-040',
          product: 'ketamine',
          route: 'IV',
          indicationGroup: 'psychiatric',
          doseMg: 40,
          doseMgPerKg: 0.5,
          weightKg: 80,
          weightKind: 'actual',
          weightMeasuredAt: at,
          durationMin: 40,
          concentrationMgPerMl: 2,
          rateMlPerH: 30,
          rateMgPerH: 60,
          finalMl: 20,
          signedAt: at,
          signedBy: 'Dr Test',
          ...order,
        },
        patient: { ageYears: 41, riskFlags: [] },
        ...opening,
      },
    },
    { kind: 'patient.arrived', data: {} },
  ]);
  return treatment;
}

/** Appends events to a test session as the server would; a refused one fails the test. */
export async function append(
  tx: Tx,
  { clinicId, sessionId }: Pick<TestTreatment, 'clinicId' | 'sessionId'>,
  now: Instant,
  facts: readonly { readonly kind: string; readonly data: unknown; readonly at?: Instant }[],
  cache = new StateCache(),
): Promise<readonly SessionEvent[]> {
  const head = await lockSession(tx, clinicId, sessionId);
  const events = facts.map(({ kind, data, at = now }) => {
    const parsed = parseEvent({
      id: randomUUID(),
      sessionId,
      observedAt: formatInstant(at),
      author:
        kind === 'session.opened'
          ? { type: 'system', name: 'test' }
          : { type: 'person', id: 'n1', name: 'Nurse Test', role: 'nurse' },
      origin: kind === 'session.opened' ? 'system' : 'person',
      kind,
      data,
    });
    if (!parsed.ok) throw new Error(`${kind}: ${JSON.stringify(parsed.error)}`);
    return parsed.value;
  });
  const result = await appendEvents({ tx, cache, head, events, now });
  if (result.refused.length > 0) throw new Error(JSON.stringify(result.refused));
  return result.stored;
}
