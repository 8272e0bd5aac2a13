import {
  consentDocument,
  type EvaluationView,
  evaluateSuitability,
  overrideRule,
  type PlanView,
  readPlanBasis,
  reconcile,
  recordFacts,
  recordResponse,
  saveExamination,
  saveLab,
  saveRecord,
  saveTrial,
  saveVital,
  signAssessment,
  signConsent,
  signPlan,
} from '@titrate/contract';
import { expect } from 'vitest';
import { iso, ofPatient, type Pathway, RONAN } from './cast.ts';

const ASKED = { product: 'ketamine', route: 'IV', indication: 'trd', compounded: false } as const;
const NO_PSYCHIATRIST = 'IND-RULE-04';

const newId = () => crypto.randomUUID();

/** Step 4: what the rules say, what is missing, an override with its reason, the decision, and the consent. */
export async function decide(pathway: Pathway, patientId: string): Promise<void> {
  const { journey, prescriber } = pathway;
  const { When, Then } = journey;
  const params = ofPatient(patientId);
  const evaluate = () => prescriber.call(evaluateSuitability, { params, body: { id: newId(), ...ASKED } });
  let evaluation: EvaluationView | undefined;
  await When('the prescriber asks whether ketamine by vein fits', async () => {
    evaluation = await evaluate();
  });
  await Then('every rule answers with its source, and what is missing has a name', async () => {
    const findings = evaluation?.findings ?? [];
    expect(findings.length).toBeGreaterThan(40);
    expect(findings.every(({ sources }) => sources.length > 0)).toBe(true);
    const unknown = findings.filter(({ result }) => result === 'unknown');
    expect(unknown.length).toBeGreaterThan(5);
    expect(unknown.every(({ missing }) => missing.length > 0)).toBe(true);
  });
  await When('what is missing is examined, measured and filed', async () => {
    await workUp(pathway, patientId);
    evaluation = await evaluate();
  });
  await Then('one rule still wants a reason, and nothing blocks', async () => {
    expect(evaluation?.holding).toEqual([NO_PSYCHIATRIST]);
  });
  await When('the prescriber overrides it with a reason and signs', async () => {
    if (evaluation === undefined) throw new Error('there is no evaluation');
    await prescriber.call(overrideRule, {
      params: { ...params, evaluationId: evaluation.id },
      body: {
        id: newId(),
        rule: NO_PSYCHIATRIST,
        reason: 'The family practice treats the depression and takes part in every review.',
      },
    });
    const signed = await prescriber.call(signAssessment, {
      params,
      body: { id: newId(), evaluationId: evaluation.id, decision: 'suitable', note: 'Two adequate trials.' },
    });
    expect(signed).toMatchObject({ decision: 'suitable', signedBy: 'Marta Lindqvist' });
  });
  await When('the consent is gone through, said back and signed', async () => {
    const { compounded: _, ...query } = ASKED;
    const document = await prescriber.call(consentDocument, { params, query });
    const signed = await prescriber.call(signConsent, {
      params,
      body: {
        id: newId(),
        ...query,
        documentHash: document.hash,
        agreed: document.elements.map(({ id }) => id),
        teachBack: document.teachBack.map(({ id }) => ({
          id,
          answer: 'In my own words: it may lift the mood for days, and somebody takes me home.',
          understood: true,
        })),
        capacity: true,
        patientSignature: { name: 'Ronan Ashdown', strokes: 'M1 1L20 12L40 3' },
      },
    });
    expect(signed.state).toBe('current');
  });
}

/** Step 5: half a milligram a kilogram over forty minutes, six times. */
export async function writeThePlan({ journey, prescriber }: Pathway, patientId: string): Promise<PlanView> {
  const params = ofPatient(patientId);
  let plan: PlanView | undefined;
  await journey.When('the prescriber writes a plan of 0.5 mg/kg over 40 minutes and signs', async () => {
    const basis = await prescriber.call(readPlanBasis, { params });
    const weight = basis.weights.find(({ kg }) => kg === RONAN.weightKg);
    if (weight === undefined) throw new Error('the measured weight is not in the chart');
    plan = await prescriber.call(signPlan, {
      params,
      body: {
        id: newId(),
        protocol: 'ketamine-iv-psychiatric',
        weightId: weight.id,
        order: {
          product: 'ketamine',
          route: 'IV',
          protocol: 'ketamine-iv-psychiatric',
          doseMgPerKg: 0.5,
          weight: { kg: RONAN.weightKg, kind: 'actual' },
          vialMgPerMl: 50,
          finalMl: 100,
          durationMin: 40,
        },
        sessionsPlanned: 6,
        sessionsPerWeek: 2,
        target: 'Half the PHQ-9 by the fourth infusion',
        stopRule: 'No response after six',
      },
    });
  });
  await journey.Then('the arithmetic is the one on paper: 40 mg, 0.8 mL, 150 mL/h', async () => {
    expect(plan?.answer).toMatchObject({
      orderedMg: 40,
      drawMl: 0.8,
      concentrationMgPerMl: 0.4,
      rateMlPerH: 150,
    });
  });
  if (plan === undefined) throw new Error('there is no plan');
  return plan;
}

/** What a nurse and a prescriber find out on the day of the assessment. */
async function workUp({ journey, prescriber, nurse }: Pathway, patientId: string): Promise<void> {
  const params = ofPatient(patientId);
  const at = iso(journey.server.now() - 60_000);
  const pressures = [
    [118, 74],
    [120, 76],
    [122, 78],
  ] as const;
  for (const [systolicMmhg, diastolicMmhg] of pressures)
    await nurse.call(saveVital, {
      params,
      body: { id: newId(), observedAt: at, systolicMmhg, diastolicMmhg },
    });
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
  for (const treatment of ['sertraline', 'venlafaxine'])
    await prescriber.call(saveTrial, {
      params,
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
  for (const kind of ['psychiatric', 'physical', 'mental-status'] as const)
    await prescriber.call(saveExamination, {
      params,
      body: { id: newId(), kind, findings: {}, note: 'Examined; see the note.', at, sign: true },
    });
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

const ASKED_BY_CLINICIAN = [
  ['cssrs_screen', [0, 0, null, null, null, 0, null]],
  ['dast10', [0, 0, 1, 0, 0, 0, 0, 0, 0, 0]],
  ['icsi_icpi', [0, 0, 0, 0, 0, 0, 0, 0]],
] as const;

const FILED = {
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
