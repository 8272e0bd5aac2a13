import {
  reconcile,
  recordFacts,
  recordResponse,
  saveExamination,
  saveLab,
  saveRecord,
  saveTrial,
  saveVital,
} from '@titrate/contract';
import type { Person } from '../support/person.ts';
import { iso, ofPatient, type Pathway, RONAN } from './cast.ts';

const newId = () => crypto.randomUUID();

/** What a nurse and a prescriber find out on the day of the assessment. */
export async function workUp({ journey, prescriber, nurse }: Pathway, patientId: string): Promise<void> {
  const params = ofPatient(patientId);
  const at = iso(journey.server.now() - 60_000);
  await measurePressures(nurse, patientId, at);
  await nurse.call(saveVital, {
    params,
    body: {
      id: newId(),
      observedAt: at,
      heartRatePerMin: 70,
      respiratoryRatePerMin: 14,
      spo2Percent: 98,
      temperatureCel: '36.8',
      weightKg: String(RONAN.weightKg),
      weightMethod: 'measured',
    },
  });
  const labs = [
    ['1742-6', 'ALT', '24', 'U/L', '56'],
    ['1920-8', 'AST', '22', 'U/L', '40'],
    ['6768-6', 'ALP', '70', 'U/L', '120'],
    ['2324-2', 'GGT', '30', 'U/L', '60'],
    ['1975-2', 'Bilirubin', '0.8', 'mg/dL', '1.2'],
    ['2160-0', 'Creatinine', '0.9', 'mg/dL', '1.3'],
  ] as const;
  for (const [code, name, value, unit, upperLimit] of labs)
    await nurse.call(saveLab, {
      params,
      body: { id: newId(), code, name, value, valueText: value, unit, upperLimit, observedAt: at },
    });
  for (const kind of ['medicines', 'allergies'] as const)
    await nurse.call(reconcile, { params, body: { id: newId(), kind, noneKnown: false } });
  await tellTwoTrials(prescriber, patientId);
  await examine(prescriber, patientId, at);
  for (const [recordId, outcome] of Object.entries(FILED))
    await nurse.call(saveRecord, { params, body: { id: newId(), recordId, outcome, at } });
  const found = {
    currentManiaOrMixed: 'no',
    delirium: 'no',
    capacityToConsent: 'yes',
    severeBorderlinePresentation: 'no',
    childPugh: 'none',
    intoxicationOrWithdrawal: 'no',
    safeTransportPlan: 'yes',
  };
  await prescriber.call(recordFacts, {
    params,
    body: {
      answers: Object.entries(found).map(([factId, value]) => ({ id: newId(), factId, value })),
    },
  });
  for (const [instrument, answers] of ASKED_BY_CLINICIAN)
    await prescriber.call(recordResponse, {
      params,
      body: { id: newId(), instrument, answers: [...answers], mode: 'clinician', completedAt: at },
    });
}

/** Three pressures of a rested person, each a reading of its own. */
export async function measurePressures(person: Person, patientId: string, at: string): Promise<void> {
  const pressures = [
    [118, 74],
    [120, 76],
    [122, 78],
  ] as const;
  for (const [systolicMmhg, diastolicMmhg] of pressures)
    await person.call(saveVital, {
      params: ofPatient(patientId),
      body: { id: newId(), observedAt: at, systolicMmhg, diastolicMmhg },
    });
}

/** Two antidepressants that were tried long enough and did not help. */
export async function tellTwoTrials(prescriber: Person, patientId: string): Promise<void> {
  for (const treatment of ['sertraline', 'venlafaxine'])
    await prescriber.call(saveTrial, {
      params: ofPatient(patientId),
      body: {
        id: newId(),
        treatment,
        kind: 'antidepressant',
        startedOn: '2025-08-01',
        stoppedOn: '2025-11-01',
        adequate: 'yes',
        outcome: 'none',
        currentEpisode: true,
      },
    });
}

export async function examine(prescriber: Person, patientId: string, at: string): Promise<void> {
  for (const kind of ['psychiatric', 'physical', 'mental-status'] as const)
    await prescriber.call(saveExamination, {
      params: ofPatient(patientId),
      body: { id: newId(), kind, findings: {}, note: 'Examined; see the note.', at, sign: true },
    });
}

const ASKED_BY_CLINICIAN = [
  ['cssrs_screen', [0, 0, null, null, null, 0, null]],
  ['dast10', [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]],
  ['icsi_icpi', [0, 0, 0, 0, 0, 0, 0, 0]],
] as const;

/** What lies in the chart of somebody about whom everything was asked. */
export const FILED = {
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
} as const;
