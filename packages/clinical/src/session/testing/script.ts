import { formatInstant, type Instant, instant, invariant, parseInstant } from '@titrate/quantity';
import { GATE_CHECKS } from '../events/words.ts';
import { parseEvent, type SealedEvent, type SessionEvent } from '../events.ts';
import { GENESIS_HASH, sealEvent } from '../record/chain.ts';

/**
 * A session written short, for fixtures and tests: minutes count from the planned first dose. Everything is spelled
 * out into whole events, parsed and sealed, so a script cannot say what the product could not record.
 */
export interface Script {
  readonly preset: PresetName;
  /** Minute 0. Without it, 10 March 2026 at 09:00 UTC. */
  readonly startsAt?: string;
  readonly opening?: { readonly [key: string]: unknown };
  readonly order?: { readonly [key: string]: unknown };
  readonly patient?: { readonly [key: string]: unknown };
  /** Leave out arrival, gate, checks and baseline. */
  readonly bare?: boolean;
  readonly steps: readonly Step[];
}
export type Step = readonly [minute: number, act: string, ...rest: readonly unknown[]];
export type PresetName = 'iv' | 'esk' | 'im' | 'oral' | 'pain';

export const SESSION_ID = 'session-1';
export const NURSE = { type: 'person', id: 'n1', name: 'Nora Quist', role: 'nurse' } as const;
export const SECOND_NURSE = { type: 'person', id: 'n2', name: 'Ilse Brandt', role: 'nurse' } as const;
export const PRESCRIBER = { type: 'person', id: 'p1', name: 'Dr Omar Feld', role: 'prescriber' } as const;
const MONITOR = { type: 'device', id: 'monitor-3' } as const;
const PATIENT = { type: 'patient', id: 'patient-1' } as const;
const ORDER_BASE = {
  orderId: 'order-1',
  protocolId: 'protocol-1',
  weightKg: 80,
  weightKind: 'actual',
  signedBy: 'Dr Omar Feld',
  indicationGroup: 'psychiatric',
};

/** TV-1: 80 kg, 0.5 mg/kg, 50 mg/mL, 100 mL, 40 min gives 40 mg, 0.4 mg/mL, 150 mL/h, 60 mg/h. */
export const PRESETS = {
  iv: {
    ...ORDER_BASE,
    product: 'ketamine',
    route: 'IV',
    doseMg: 40,
    doseMgPerKg: 0.5,
    durationMin: 40,
    vialMgPerMl: 50,
    drawMl: 0.8,
    finalMl: 100,
    concentrationMgPerMl: 0.4,
    rateMlPerH: 150,
    rateMgPerH: 60,
  },
  esk: { ...ORDER_BASE, product: 'esketamine', route: 'IN', doseMg: 84, devices: 3 },
  im: { ...ORDER_BASE, product: 'ketamine', route: 'IM', doseMg: 40, vialMgPerMl: 50, drawMl: 0.8 },
  oral: { ...ORDER_BASE, product: 'ketamine', route: 'PO', doseMg: 80 },
  /** TV-5: 70 kg, 0.35 mg/kg/h for 4 h at 2 mg/mL: 98 mg, 24.5 mg/h. */
  pain: {
    ...ORDER_BASE,
    indicationGroup: 'pain',
    product: 'ketamine',
    route: 'IV',
    weightKg: 70,
    doseMg: 98,
    durationMin: 240,
    concentrationMgPerMl: 2,
    finalMl: 49,
    rateMlPerH: 12.25,
    rateMgPerH: 24.5,
  },
} as const satisfies { readonly [K in PresetName]: object };

type Draft = { [key: string]: unknown };

export const zeroOf = (script: Pick<Script, 'startsAt'>): Instant => {
  const at = parseInstant(script.startsAt ?? '2026-03-10T09:00:00Z');
  invariant(at.ok, 'a script starts at an instant');
  return at.value;
};

/** The moment `minute` of a script. */
export const minute = (script: Pick<Script, 'startsAt'>, at: number): Instant =>
  instant(zeroOf(script) + Math.round(at * 60_000));

/** Spells out the script: whole events, in order, sealed into a chain. */
export function eventsOf(script: Script): readonly SealedEvent[] {
  const drafts: Draft[] = [opening(script)];
  if (script.bare !== true) drafts.push(...preparation(script));
  for (const step of script.steps) drafts.push(...spell(script, step));
  return seal(drafts.map((draft, index) => ({ ...draft, id: idOf(index) })));
}

/** Parses drafts and seals them; a draft that does not parse is a mistake of the test. */
export function seal(drafts: readonly Draft[]): readonly SealedEvent[] {
  let previous = GENESIS_HASH;
  return drafts.map((draft, index) => {
    const event = parsed(draft);
    const sealed = sealEvent(previous, { ...event, seq: index + 1, recordedAt: event.observedAt });
    previous = sealed.hash;
    return sealed;
  });
}

export function parsed(draft: unknown): SessionEvent {
  const event = parseEvent(draft);
  if (!event.ok) throw new Error(`A test wrote an event that does not parse: ${JSON.stringify(event.error)}`);
  return event.value;
}

export const idOf = (index: number): string =>
  `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;

export function draft(
  script: Pick<Script, 'startsAt'>,
  at: number,
  kind: string,
  data: unknown,
  author: object = NURSE,
  origin = 'person',
): Draft {
  return { sessionId: SESSION_ID, observedAt: formatInstant(minute(script, at)), kind, data, author, origin };
}

export function orderOf(script: Script): { readonly [key: string]: unknown } {
  const day = minute(script, -24 * 60);
  return {
    ...PRESETS[script.preset],
    signedAt: formatInstant(day),
    weightMeasuredAt: formatInstant(day),
    ...script.order,
  };
}

function opening(script: Script): Draft {
  return draft(script, -60, 'session.opened', {
    patientId: 'patient-1',
    chair: '3',
    region: 'US',
    sessionNumber: 3,
    order: orderOf(script),
    patient: { ageYears: 41, riskFlags: [], ...script.patient },
    ...script.opening,
  });
}

function preparation(script: Script): Draft[] {
  const answers = GATE_CHECKS.filter((check) => check !== 'GT-08').map((check) =>
    draft(script, -20, 'gate.answered', { check, answer: 'pass', ...detailOf(script, check) }),
  );
  const checks = (['preparer', 'checker'] as const).map((as) =>
    draft(
      script,
      -3,
      'dose.checked',
      { as, ...checkedValues(script) },
      as === 'preparer' ? NURSE : SECOND_NURSE,
    ),
  );
  return [
    draft(script, -45, 'patient.arrived', {}),
    ...answers,
    ...spell(script, [-10, 'vitals', '120/80 70 98 14']),
    draft(script, -10, 'vital.recorded', { temperatureCel: 36.8, status: 'final' }),
    ...spell(script, [-10, 'scale', 'moaas', 5]),
    draft(script, -5, 'gate.signed', { as: 'nurse' }),
    draft(script, -4, 'gate.signed', { as: 'prescriber' }, PRESCRIBER),
    ...checks,
  ];
}

/** The details that the checks ask for, all of them fine. */
export function detailOf(script: Script, check: string): { readonly detail?: object } {
  const details: { readonly [check: string]: object } = {
    'GT-05': {
      lastFoodAt: formatInstant(minute(script, -600)),
      lastFluidAt: formatInstant(minute(script, -180)),
    },
    'GT-06': {
      lastFoodAt: formatInstant(minute(script, -600)),
      lastFluidAt: formatInstant(minute(script, -180)),
    },
    'GT-07': { escortName: 'Ada Quill', escortPhone: '555-0100' },
    'GT-09': { substances: [] },
    'GT-10': { pregnancyTest: 'negative' },
    'GT-11': { suicidality: 'none' },
    'GT-20': { glucoseMgPerDl: 110 },
  };
  const detail = details[check];
  return detail === undefined ? {} : { detail };
}

export function checkedValues(script: Script): object {
  const {
    product,
    route,
    doseMg,
    weightKg,
    drawMl,
    finalMl,
    concentrationMgPerMl,
    rateMlPerH,
    durationMin,
    devices,
    vialMgPerMl,
  } = orderOf(script);
  return {
    product,
    route,
    doseMg,
    weightKg,
    drawMl,
    finalMl,
    concentrationMgPerMl,
    rateMlPerH,
    durationMin,
    devices,
    vialMgPerMl,
  };
}

/** One step as whole events. */
export function spell(script: Script, step: Step): Draft[] {
  const [at, act, first, second, third] = step;
  const one = (kind: string, data: unknown, author?: object, origin?: string) => [
    draft(script, at, kind, data, author, origin),
  ];
  switch (act) {
    case 'vitals':
      return one('vital.recorded', { ...row(String(first)), status: second ?? 'final' });
    case 'monitor':
      return one(
        'vital.recorded',
        { ...row(String(first)), status: 'preliminary', deviceId: 'monitor-3' },
        MONITOR,
        'monitor',
      );
    case 'scale':
      return one('scale.recorded', {
        scale: first,
        score: second,
        ...(third === undefined ? {} : { items: third }),
      });
    case 'symptom':
      return one('symptom.recorded', {
        symptom: first,
        present: true,
        ...(second === undefined ? {} : { durationS: second }),
      });
    case 'over':
      return one('symptom.recorded', { symptom: first, present: false });
    case 'start':
      return one('infusion.started', startOf(script));
    case 'pause':
      return one('infusion.paused', { reason: 'stop-now', ...(first === undefined ? {} : { cause: first }) });
    case 'resume':
      return one(
        'infusion.resumed',
        { ...ratesOf(script), reason: 'settled', ...(first === undefined ? {} : { remainingMg: first }) },
        PRESCRIBER,
      );
    case 'rate':
      return one('infusion.rateChanged', { rateMlPerH: first, rateMgPerH: second, reason: 'by order' });
    case 'stop':
      return one('infusion.stopped', {
        reason: first ?? 'completed',
        ...(second === undefined ? {} : { cause: second }),
      });
    case 'device':
      return one('device.given', { deviceNumber: first, amountMg: 28, lot: 'L1' });
    case 'inject':
      return one('injection.given', { amountMg: first, site: 'deltoid-left' });
    case 'swallow':
      return one('oral.given', { amountMg: first, form: 'solution' });
    case 'call':
      return one('patient.called', first === undefined ? {} : { need: first }, PATIENT, 'patient');
    case 'ack':
      return one('alert.acknowledged', { condition: first });
    case 'give':
      return one('medicine.given', {
        name: String(first),
        class: second,
        amount: 1,
        unit: 'mg',
        route: 'oral',
        reason: 'as charted',
      });
    case 'well':
      return wellBatch(script, at);
    default:
      return one(act, first ?? {}, second === 'prescriber' ? PRESCRIBER : NURSE);
  }
}

/** Everything that the discharge criteria ask for, all of it fine, at one moment. */
function wellBatch(script: Script, at: number): Draft[] {
  const scores: readonly (readonly [string, number])[] = [
    ['moaas', 5],
    ['orientation', 3],
    ['dissociation-item', 0],
    ['back-to-normal', 1],
    ['gait', 1],
    ['nausea', 0],
    ['pain', 0],
  ];
  return [
    ...spell(script, [at - 1, 'vitals', '124/82 72 98 14']),
    ...spell(script, [at, 'vitals', '120/80 70 98 14']),
    ...scores.flatMap(([scale, score]) => spell(script, [at, 'scale', scale, score])),
    ...spell(script, [at, 'scale', 'pads', 10, [2, 2, 2, 2, 2]]),
    draft(script, at, 'discharge.checked', { criterion: 'RD-07', answer: 'pass' }),
    draft(script, at, 'discharge.checked', {
      criterion: 'RD-09',
      answer: 'pass',
      adultName: 'Ada Quill',
      adultPhone: '555-0100',
    }),
    draft(script, at, 'aftercare.given', {
      version: '1',
      written: true,
      spoken: true,
      emergencyNumberKnown: true,
      ivRemovedAndSiteChecked: 'yes',
    }),
    draft(script, at, 'discharge.checked', { criterion: 'RD-11', answer: 'pass' }, PRESCRIBER),
  ];
}

/** `120/80 70 98 14`: pressure, heart rate, SpO2, respiratory rate; `-` leaves one out. */
function row(text: string): Draft {
  const [pressure = '-', heartRate = '-', saturation = '-', breathing = '-'] = text.split(' ');
  const out: Draft = {};
  if (pressure !== '-') {
    const [systolic, diastolic] = pressure.split('/');
    out['systolicMmHg'] = Number(systolic);
    out['diastolicMmHg'] = Number(diastolic);
  }
  if (heartRate !== '-') out['heartRatePerMin'] = Number(heartRate);
  if (saturation !== '-') out['spo2Percent'] = Number(saturation);
  if (breathing !== '-') out['respiratoryRatePerMin'] = Number(breathing);
  return out;
}

function startOf(script: Script): object {
  const { doseMg, concentrationMgPerMl, finalMl, rateMlPerH, rateMgPerH, durationMin } = orderOf(script);
  return { doseMg, concentrationMgPerMl, volumeMl: finalMl, rateMlPerH, rateMgPerH, durationMin };
}

function ratesOf(script: Script): object {
  const { rateMlPerH, rateMgPerH } = orderOf(script);
  return { rateMlPerH, rateMgPerH };
}
