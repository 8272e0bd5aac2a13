import { randomUUID } from 'node:crypto';
import { formatInstant, type Instant } from '@titrate/quantity';
import { eventsOf, type Script, type Step } from '../../../clinical/src/session/testing/script.ts';
import type { TestTreatment } from './treatment.ts';
import type { Answer, Caller } from './world.ts';

/** An event as a tablet sends it. */
export interface SentEvent {
  readonly id: string;
  readonly kind: string;
  readonly observedAt: string;
  readonly data: unknown;
}

export const anEvent = (kind: string, data: unknown, at: Instant, id: string = randomUUID()): SentEvent => ({
  id,
  kind,
  observedAt: formatInstant(at),
  data,
});

export const aVital = (at: Instant, spo2Percent = 97, id?: string): SentEvent =>
  anEvent('vital.recorded', { ...WELL, spo2Percent, status: 'final' }, at, id);

const WELL = { systolicMmHg: 120, diastolicMmHg: 80, heartRatePerMin: 70, respiratoryRatePerMin: 14 };

/** Sends events to a test session. */
export const chart = (
  caller: Caller,
  treatment: TestTreatment,
  events: readonly unknown[],
  patientId = treatment.patientId,
): Promise<Answer> =>
  caller.call('POST', '/api/clinics/:clinicId/sessions/:sessionId/events', {
    params: { clinicId: treatment.clinicId, sessionId: treatment.sessionId },
    body: { patientId, events },
  });

/** One step of a session and who takes it. */
export interface BedsideStep {
  readonly by: 'nurse' | 'second-nurse' | 'prescriber';
  readonly kind: string;
  readonly data: unknown;
  readonly at: Instant;
}

/** The order of `aTreatment`. */
export const WARD_ORDER = {
  concentrationMgPerMl: 2,
  finalMl: 20,
  rateMlPerH: 30,
  rateMgPerH: 60,
  vialMgPerMl: undefined,
  drawMl: undefined,
};

/** What people chart in a session of `aTreatment`, minute 0 being the planned first dose; the gate comes before it. */
export function bedsideSteps(
  zero: Instant,
  steps: readonly Step[],
  more: Partial<Script> = {},
): readonly BedsideStep[] {
  const script: Script = { preset: 'iv', startsAt: formatInstant(zero), order: WARD_ORDER, steps, ...more };
  return eventsOf(script)
    .filter((event) => event.kind !== 'session.opened' && event.kind !== 'patient.arrived')
    .map(({ kind, data, observedAt, author }) => ({
      by: BY[author.type === 'person' ? author.id : ''] ?? 'nurse',
      kind,
      data,
      at: Date.parse(observedAt) as Instant,
    }));
}

const BY: Readonly<Record<string, BedsideStep['by']>> = { n1: 'nurse', n2: 'second-nurse', p1: 'prescriber' };
