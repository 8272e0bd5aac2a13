import { fold, parseEvent } from '@titrate/clinical/session';
import { addMs, Decimal, formatInstant, type Instant, instant, minutes } from '@titrate/quantity';
import { describe, expect, it } from 'vitest';
import { isSnomed } from '../import/codes.ts';
import { faultsOf } from '../testing/validate.ts';
import { type SessionSource, toEncounter, toMedicationAdministrations } from './session.ts';

const START = instant(Date.UTC(2026, 1, 3, 15, 0, 0));
const at = (min: number): Instant => addMs(START, minutes(min));
const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SESSION = uuid(900);

interface FactAt {
  readonly kind: string;
  readonly min: number;
  readonly data: unknown;
}

/** A session of one product and route with these facts, seen at a minute. */
function source(
  product: 'ketamine' | 'esketamine',
  route: string,
  facts: readonly FactAt[],
  nowMin: number,
  phase: SessionSource['row']['phase'],
): SessionSource {
  const order = {
    orderId: uuid(901),
    protocolId: 'p',
    product,
    route,
    indicationGroup: 'psychiatric',
    doseMg: product === 'esketamine' ? 56 : 40,
    weightKg: 80,
    weightKind: 'actual',
    weightMeasuredAt: formatInstant(START),
    durationMin: 40,
    concentrationMgPerMl: 2,
    rateMlPerH: 30,
    rateMgPerH: 60,
    signedAt: formatInstant(START),
    signedBy: 'Dr Test',
    ...(product === 'esketamine' ? { devices: 2 } : {}),
  };
  const opened = {
    kind: 'session.opened',
    min: 0,
    data: {
      patientId: uuid(902),
      region: 'US',
      sessionNumber: 1,
      order,
      patient: { ageYears: 41, riskFlags: [] },
    },
  };
  const events = [opened, { kind: 'patient.arrived', min: 1, data: {} }, ...facts].map(
    ({ kind, min, data }, n) => {
      const author =
        kind === 'session.opened'
          ? { type: 'system' }
          : { type: 'person', id: uuid(903), name: 'Nurse Test', role: 'nurse' };
      const parsed = parseEvent({
        id: uuid(n + 1),
        sessionId: SESSION,
        seq: n + 1,
        observedAt: formatInstant(at(min)),
        recordedAt: formatInstant(at(min)),
        author,
        origin: kind === 'session.opened' ? 'system' : 'person',
        kind,
        data,
      });
      if (!parsed.ok) throw new Error(`${kind}: ${JSON.stringify(parsed.error)}`);
      return parsed.value;
    },
  );
  return {
    row: {
      clinicId: uuid(904),
      id: SESSION,
      patientId: uuid(902),
      courseId: uuid(905),
      planId: uuid(906),
      number: 1,
      chairId: null,
      startsAt: formatInstant(START),
      endsAt: formatInstant(at(120)),
      nurseId: uuid(903),
      prescriberId: null,
      phase,
      seq: events.length,
      headHash: '',
      summary: {},
      openedAt: formatInstant(START),
      closedAt: null,
      cancelledBecause: null,
      version: 3,
    },
    state: fold(events),
    chair: 'Chair 1',
    nurse: 'Nurse Test',
    site: {
      clinicId: uuid(904),
      clinicName: 'Larch Clinic',
      timeZone: 'America/New_York',
      base: 'https://larch.example/fhir/R4',
    },
    now: at(nowMin),
  };
}

const INFUSION = {
  doseMg: 40,
  concentrationMgPerMl: 2,
  volumeMl: 20,
  rateMlPerH: 30,
  rateMgPerH: 60,
  durationMin: 40,
};

/** What a reader needs to see, and that every resource is valid and the doses add up. */
function told(given: SessionSource) {
  const all = toMedicationAdministrations(given).map((one) => JSON.parse(JSON.stringify(one)));
  for (const one of all) expect([one.id, faultsOf(one)]).toEqual([one.id, []]);
  const [parent, ...children] = all;
  const sum = children.reduce(
    (total: Decimal, one) => total.plus(Decimal.of(one.dosage?.dose?.value ?? 0)),
    Decimal.zero,
  );
  if (parent !== undefined) expect(parent.dosage.dose.value).toBe(sum.toNumber());
  return { parent, children };
}

describe('what was given, as FHIR', () => {
  it('is nothing before the first dose', () => {
    expect(toMedicationAdministrations(source('ketamine', 'IV', [], 5, 'gate'))).toEqual([]);
  });

  it('is in progress with the dose so far while the infusion runs', () => {
    const { parent, children } = told(
      source('ketamine', 'IV', [{ kind: 'infusion.started', min: 10, data: INFUSION }], 30, 'dosing'),
    );
    expect(parent).toMatchObject({
      status: 'in-progress',
      effectivePeriod: { start: '2026-02-03T10:10:00-05:00' },
      dosage: { dose: { value: 20 }, route: { coding: [{ code: '47625008' }] } },
    });
    expect(parent.effectivePeriod.end).toBeUndefined();
    expect(children).toMatchObject([
      { status: 'in-progress', dosage: { rateQuantity: { value: 60, code: 'mg/h' } } },
    ]);
  });

  it('is on hold while paused, with an open pause', () => {
    const facts = [
      { kind: 'infusion.started', min: 10, data: INFUSION },
      { kind: 'infusion.paused', min: 20, data: { reason: 'patient-request' } },
    ];
    const { parent, children } = told(source('ketamine', 'IV', facts, 30, 'paused'));
    expect([parent.status, parent.dosage.dose.value]).toEqual(['on-hold', 10]);
    expect(children.map((one) => [one.status, one.effectivePeriod.end])).toEqual([
      ['completed', '2026-02-03T10:20:00-05:00'],
      ['on-hold', undefined],
    ]);
  });

  it('is completed with the whole dose, and a bolus is a child with its moment', () => {
    const facts = [
      { kind: 'infusion.started', min: 10, data: INFUSION },
      { kind: 'infusion.stopped', min: 50, data: { reason: 'completed' } },
      { kind: 'dosing.ended', min: 50, data: { reason: 'completed' } },
    ];
    const { parent } = told(source('ketamine', 'IV', facts, 60, 'recovery'));
    expect([parent.status, parent.dosage.dose.value, parent.effectivePeriod.end]).toEqual([
      'completed',
      40,
      '2026-02-03T10:50:00-05:00',
    ]);
  });

  it('takes the word of the pump on the total of a single stretch', () => {
    const facts = [
      { kind: 'infusion.started', min: 10, data: INFUSION },
      { kind: 'infusion.stopped', min: 40, data: { reason: 'prescriber', pumpDeliveredMg: 29.4 } },
    ];
    const { parent, children } = told(source('ketamine', 'IV', facts, 60, 'recovery'));
    expect([parent.dosage.dose.value, children[0].dosage.dose.value, parent.status]).toEqual([
      29.4,
      29.4,
      'stopped',
    ]);
  });

  it('shares the total of a pump out over the rates it ran at, so that the parts still add up', () => {
    const facts = [
      { kind: 'infusion.started', min: 10, data: INFUSION },
      {
        kind: 'infusion.rateChanged',
        min: 20,
        data: { rateMlPerH: 15, rateMgPerH: 30, reason: 'prescriber' },
      },
      { kind: 'infusion.stopped', min: 40, data: { reason: 'prescriber', pumpDeliveredMg: 19.1 } },
    ];
    const { parent, children } = told(source('ketamine', 'IV', facts, 60, 'recovery'));
    expect(parent.dosage.dose.value).toBe(19.1);
    expect(children.map((one) => [one.dosage.dose.value, one.dosage.rateQuantity.value])).toEqual([
      [9.55, 60],
      [9.55, 30],
    ]);
    expect(children[0].dosage.text).toContain('pump reported');
  });

  it('gives the last stretch what rounding leaves of a total that does not divide', () => {
    const facts = [
      { kind: 'infusion.started', min: 10, data: INFUSION },
      {
        kind: 'infusion.rateChanged',
        min: 20,
        data: { rateMlPerH: 15, rateMgPerH: 30, reason: 'prescriber' },
      },
      {
        kind: 'infusion.rateChanged',
        min: 40,
        data: { rateMlPerH: 30, rateMgPerH: 60, reason: 'prescriber' },
      },
      { kind: 'infusion.stopped', min: 50, data: { reason: 'prescriber', pumpDeliveredMg: 29 } },
    ];
    const { parent, children } = told(source('ketamine', 'IV', facts, 60, 'recovery'));
    expect(parent.dosage.dose.value).toBe(29);
    expect(children.map((one) => one.dosage.dose.value)).toEqual([9.666667, 9.666667, 9.666666]);
  });

  it('says why it was stopped before its time', () => {
    const facts = [
      { kind: 'infusion.started', min: 10, data: INFUSION },
      { kind: 'infusion.paused', min: 20, data: { reason: 'patient-request' } },
      { kind: 'infusion.resumed', min: 25, data: { rateMlPerH: 30, rateMgPerH: 60, reason: 'well again' } },
      { kind: 'infusion.stopped', min: 30, data: { reason: 'patient-request', pumpDeliveredMg: 14.7 } },
      { kind: 'dosing.ended', min: 31, data: { reason: 'partial' } },
    ];
    const { parent, children } = told(source('ketamine', 'IV', facts, 60, 'recovery'));
    expect([parent.status, parent.dosage.dose.value]).toEqual(['stopped', 14.7]);
    expect(parent.statusReason).toEqual([{ text: expect.any(String) }]);
    expect(children.map((one) => one.status)).toEqual(['completed', 'completed', 'on-hold']);
  });

  it('of esketamine counts devices, with the minutes between them, under a code of its own', () => {
    const device = (deviceNumber: number) => ({ deviceNumber, amountMg: 28, lot: 'L1' });
    const facts = [
      { kind: 'device.given', min: 10, data: device(1) },
      { kind: 'device.given', min: 15, data: device(2) },
      { kind: 'dosing.ended', min: 16, data: { reason: 'completed' } },
    ];
    const { parent, children } = told(source('esketamine', 'IN', facts, 60, 'recovery'));
    expect(parent.dosage).toMatchObject({ text: '2 devices of 28 mg, 5 min apart', dose: { value: 56 } });
    expect(children.map((one) => one.effectiveDateTime)).toEqual([
      '2026-02-03T10:10:00-05:00',
      '2026-02-03T10:15:00-05:00',
    ]);
    expect(JSON.stringify(parent)).not.toContain('6130');
    expect(isSnomed(parent.medicationCodeableConcept.coding[0].code)).toBe(true);
  });

  it('stands in a visit with the same status', () => {
    const encounter = JSON.parse(JSON.stringify(toEncounter(source('ketamine', 'IV', [], 5, 'gate'))));
    expect(faultsOf(encounter)).toEqual([]);
    expect(encounter).toMatchObject({
      status: 'arrived',
      class: { code: 'AMB' },
      period: { start: '2026-02-03T10:01:00-05:00' },
      location: [{ location: { display: 'Chair 1' } }],
    });
  });

  it('says how the patient left', () => {
    const left = source(
      'ketamine',
      'IV',
      [
        { kind: 'infusion.started', min: 10, data: INFUSION },
        { kind: 'infusion.stopped', min: 20, data: { reason: 'patient-request' } },
        { kind: 'session.ended', min: 30, data: { manner: 'left-before-criteria', note: 'Called a taxi.' } },
      ],
      40,
      'discharged',
    );
    const encounter = JSON.parse(JSON.stringify(toEncounter(left)));
    expect(faultsOf(encounter)).toEqual([]);
    expect(encounter).toMatchObject({
      status: 'finished',
      period: { end: '2026-02-03T10:30:00-05:00' },
      hospitalization: { dischargeDisposition: { coding: [{ code: 'aadvice' }] } },
      participant: [{ type: [{ coding: [{ code: 'PPRF' }] }] }],
    });
  });
});
