import { randomUUID } from 'node:crypto';
import { FACTS, MEASUREMENTS } from '@titrate/clinical/rules';
import type { ConsentDocument } from '@titrate/contract';
import { storeResponse } from '../features/tasks/responses.ts';
import type { Answer, Caller, TestClinic, World } from './world.ts';

/** Facts whose good answer is yes. */
const GOOD_IS_YES = new Set(['capacityToConsent', 'treatingPsychiatrist', 'reliableContraception']);

const SITE = {
  approvedIndications: ['trd', 'mdsi', 'bipolar-depression', 'ptsd', 'crps'],
  resuscitationStaffAndKit: true,
  remsCertified: true,
  remsStaffTrained: true,
  remsDirectObservation: true,
  remsTwoHourMonitoring: true,
  remsSupplierCertified: true,
  remsFormsOverdue: 0,
  homeDosingEnabled: false,
};

export interface ChartOptions {
  readonly clinic?: TestClinic;
  readonly weightKg?: string;
  readonly heightCm?: string;
  readonly birthDate?: string;
  readonly facts?: Readonly<Record<string, string>>;
}

export interface TestChart {
  readonly patientId: string;
  readonly prescriber: Caller;
  /** Calls a path below this patient as the prescriber, or as somebody else. */
  call(method: 'GET' | 'POST', path: string, body?: unknown, as?: Caller): Promise<Answer>;
}

/** A man of forty about whom everything is asked and well: depression that two antidepressants did not help. */
export async function aSuitableChart(world: World, options: ChartOptions = {}): Promise<TestChart> {
  const { clinic = world.clinic, weightKg = '80', heightCm = '180', birthDate = '1986-01-15' } = options;
  await world.within(clinic, (tx) =>
    tx
      .updateTable('clinic')
      .set({ settings: JSON.stringify({ site: SITE }) })
      .where('id', '=', clinic.id)
      .execute(),
  );
  const prescriber = await world.signedInAs('prescriber', clinic);
  const patientId = randomUUID();
  const params = { clinicId: clinic.id, patientId };
  const call: TestChart['call'] = (method, path, body, as = prescriber) =>
    as.call(method, `/api/clinics/:clinicId/patients/:patientId${path === '' ? '' : '/'}${path}`, {
      params,
      ...(body === undefined ? {} : { body }),
    });
  const send = async (path: string, body: Record<string, unknown>) => {
    const answer = await call('POST', path, body);
    if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  };
  const keep = (path: string, body: Record<string, unknown>) => send(path, { id: randomUUID(), ...body });
  const created = await prescriber.call('POST', '/api/clinics/:clinicId/patients', {
    params,
    body: {
      id: patientId,
      familyName: `Okafor ${patientId.slice(0, 13)}`,
      givenName: 'Tunde',
      birthDate,
      sexAtBirth: 'male',
      despiteMatch: true,
    },
  });
  if (created.status !== 200) throw new Error(JSON.stringify(created.body));
  const at = new Date(world.clock.now()).toISOString();
  const asked = FACTS.filter((fact) => fact.askedWhenYes === undefined && fact.kind !== 'date');
  await send('facts', {
    answers: asked.map((fact) => ({
      id: randomUUID(),
      factId: fact.id,
      value:
        options.facts?.[fact.id] ??
        (fact.kind === 'choice' ? 'none' : GOOD_IS_YES.has(fact.id) ? 'yes' : 'no'),
    })),
  });
  for (const [systolicMmhg, diastolicMmhg] of [
    [118, 74],
    [120, 76],
    [122, 78],
  ])
    await keep('vitals', { observedAt: at, systolicMmhg, diastolicMmhg });
  await keep('vitals', {
    observedAt: at,
    systolicMmhg: 119,
    diastolicMmhg: 75,
    heartRatePerMin: 70,
    respiratoryRatePerMin: 14,
    spo2Percent: 98,
    temperatureCel: '36.8',
    weightKg,
    weightMethod: 'measured',
    heightCm,
  });
  for (const { id, loinc, unit, title } of MEASUREMENTS) {
    if (id === 'weight' || id === 'height') continue;
    await keep('labs', {
      code: loinc,
      name: title,
      value: id === 'bilirubin' || id === 'creatinine' ? '0.8' : '20',
      valueText: '20',
      unit,
      upperLimit: id === 'bilirubin' ? '1.2' : '60',
      observedAt: at,
    });
  }
  for (const kind of ['medicines', 'allergies']) await keep('reconciliations', { kind, noneKnown: true });
  for (const treatment of ['sertraline', 'venlafaxine'])
    await keep('trials', {
      treatment,
      kind: 'antidepressant',
      startedOn: '2025-08-01',
      stoppedOn: '2025-11-01',
      adequate: 'yes',
      outcome: 'none',
      currentEpisode: true,
    });
  for (const kind of ['psychiatric', 'physical'])
    await keep('examinations', { kind, findings: {}, note: 'Examined.', at, sign: true });
  for (const [recordId, outcome] of Object.entries(RECORDED))
    await keep('records', { recordId, outcome, at });
  await world.within(clinic, async (tx) => {
    for (const [instrument, answers] of Object.entries(ANSWERED))
      await storeResponse(tx, {
        clinicId: clinic.id,
        id: randomUUID(),
        patientId,
        instrument,
        answers,
        mode: 'clinician',
        completedAt: at,
        author: { type: 'system', name: 'test' },
        now: world.clock.now(),
      });
  });
  return { patientId, prescriber, call };
}

const RECORDED = {
  medicalHistory: 'complete',
  urinalysis: 'normal',
  urineDrugScreen: 'expected',
  ketamineAssay: 'expected',
  ecg: 'normal',
  metabolicPanel: 'normal',
  bloodCount: 'normal',
  tsh: 'normal',
  pdmpQuery: 'expected',
  emergencyContact: 'complete',
  escortNamed: 'complete',
  safetyPlan: 'complete',
  failedAlternatives: 'documented',
  treatmentEndpoint: 'documented',
};

const ANSWERED = {
  phq9: [2, 2, 2, 2, 2, 2, 2, 2, 0],
  gad7: [1, 1, 1, 1, 1, 1, 1],
  cssrs_screen: [0, 0, null, null, null, 0, null],
  audit_c: [1, 0, 0],
  dast10: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
};

export const KETAMINE_IV_TRD = { product: 'ketamine', route: 'IV', indication: 'trd' } as const;

/** Everything agreed, asked back and signed, for the text that was shown. */
export function consentBody(document: ConsentDocument) {
  return {
    id: randomUUID(),
    ...KETAMINE_IV_TRD,
    documentHash: document.hash,
    agreed: document.elements.map((element) => element.id),
    teachBack: document.teachBack.map(({ id }) => ({ id, answer: 'Said back well.', understood: true })),
    questions: 'Asked about driving.',
    capacity: true,
    patientSignature: { name: 'Tunde Okafor', strokes: 'M10 10 L20 20 L30 12' },
  };
}
