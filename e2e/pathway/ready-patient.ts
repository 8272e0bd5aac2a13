import { FACTS, MEASUREMENTS } from '@titrate/clinical/rules';
import {
  type AskedTreatment,
  consentDocument,
  createPatient,
  evaluateSuitability,
  overrideRule,
  reconcile,
  recordFacts,
  recordResponse,
  saveLab,
  saveRecord,
  saveVital,
  signAssessment,
  signConsent,
  stepUp,
} from '@titrate/contract';
import type { Person } from '../support/person.ts';
import { inClinic, iso, ofPatient } from './cast.ts';
import { examine, FILED, measurePressures, tellTwoTrials } from './work-up.ts';

const newId = () => crypto.randomUUID();

/** Somebody invented whose chart is complete and who was found suitable for one treatment. */
export interface ReadyPatient {
  readonly id: string;
  readonly familyName: string;
  readonly givenName: string;
}

export interface ReadyOptions {
  readonly familyName: string;
  readonly givenName: string;
  readonly treatment: AskedTreatment;
  readonly weightKg?: number;
}

/**
 * Everything that comes before a plan, for journeys that are about what follows: asked, measured, examined, decided and
 * consented through the interface of the product. `prescriber` proves to be there with a fresh code.
 */
export async function aReadyPatient(
  prescriber: Person,
  nowMs: number,
  { familyName, givenName, treatment, weightKg = 80 }: ReadyOptions,
): Promise<ReadyPatient> {
  const id = newId();
  const params = ofPatient(id);
  const at = iso(nowMs - 60_000);
  await prescriber.call(stepUp, { body: { code: await prescriber.code() } });
  await prescriber.call(createPatient, {
    params: inClinic,
    body: {
      id,
      familyName,
      givenName,
      birthDate: '1986-01-15',
      sexAtBirth: 'male',
      emergencyName: 'Isolde Ashdown',
      emergencyPhone: '212 555 0190',
      despiteMatch: true,
    },
  });
  // Nothing of this waits for another part of it.
  await Promise.all([
    ...tellTheHistory(prescriber, id, at),
    ...measure(prescriber, id, at, weightKg),
    examine(prescriber, id, at),
    ...Object.entries({ ...FILED, ...FILED_FOR_THE_REMS }).map(([recordId, outcome]) =>
      prescriber.call(saveRecord, { params, body: { id: newId(), recordId, outcome, at } }),
    ),
  ]);
  await decideAndConsent(prescriber, id, treatment, `${givenName} ${familyName}`);
  return { id, familyName, givenName };
}

function tellTheHistory(prescriber: Person, patientId: string, at: string): readonly Promise<unknown>[] {
  const params = ofPatient(patientId);
  const asked = FACTS.filter((fact) => fact.askedWhenYes === undefined && fact.kind !== 'date');
  return [
    prescriber.call(recordFacts, {
      params,
      body: {
        answers: asked.map((fact) => ({
          id: newId(),
          factId: fact.id,
          value: fact.kind === 'choice' ? 'none' : GOOD_IS_YES.has(fact.id) ? 'yes' : 'no',
        })),
      },
    }),
    ...(['medicines', 'allergies'] as const).map((kind) =>
      prescriber.call(reconcile, { params, body: { id: newId(), kind, noneKnown: true } }),
    ),
    tellTwoTrials(prescriber, patientId),
    ...Object.entries(ANSWERED).map(([instrument, answers]) =>
      prescriber.call(recordResponse, {
        params,
        body: { id: newId(), instrument, answers: [...answers], mode: 'clinician', completedAt: at },
      }),
    ),
  ];
}

function measure(
  prescriber: Person,
  patientId: string,
  at: string,
  weightKg: number,
): readonly Promise<unknown>[] {
  const params = ofPatient(patientId);
  return [
    measurePressures(prescriber, patientId, at),
    prescriber.call(saveVital, {
      params,
      body: {
        id: newId(),
        observedAt: at,
        heartRatePerMin: 70,
        respiratoryRatePerMin: 14,
        spo2Percent: 98,
        temperatureCel: '36.8',
        weightKg: String(weightKg),
        weightMethod: 'measured',
        heightCm: '182',
      },
    }),
    ...MEASUREMENTS.filter(({ id }) => id !== 'weight' && id !== 'height').map(
      ({ id, loinc, unit, title }) => {
        const value = id === 'bilirubin' || id === 'creatinine' ? '0.8' : '20';
        return prescriber.call(saveLab, {
          params,
          body: {
            id: newId(),
            code: loinc,
            name: title,
            value,
            valueText: value,
            unit,
            upperLimit: id === 'bilirubin' ? '1.2' : '60',
            observedAt: at,
          },
        });
      },
    ),
  ];
}

async function decideAndConsent(
  prescriber: Person,
  patientId: string,
  treatment: AskedTreatment,
  name: string,
): Promise<void> {
  const params = ofPatient(patientId);
  const { id, holding } = await prescriber.call(evaluateSuitability, {
    params,
    body: { id: newId(), ...treatment },
  });
  for (const rule of holding)
    await prescriber.call(overrideRule, {
      params: { ...params, evaluationId: id },
      body: { id: newId(), rule, reason: 'Talked over with the patient and decided together.' },
    });
  await prescriber.call(signAssessment, {
    params,
    body: { id: newId(), evaluationId: id, decision: 'suitable', note: 'Two adequate trials did not help.' },
  });
  const { compounded: _, ...asked } = treatment;
  const document = await prescriber.call(consentDocument, { params, query: asked });
  await prescriber.call(signConsent, {
    params,
    body: {
      id: newId(),
      ...asked,
      documentHash: document.hash,
      agreed: document.elements.map((element) => element.id),
      teachBack: document.teachBack.map(({ id: question }) => ({
        id: question,
        answer: 'Said back well.',
        understood: true,
      })),
      questions: 'Asked about driving.',
      capacity: true,
      patientSignature: { name, strokes: 'M10 10 L20 20 L30 12' },
    },
  });
}

/** Facts whose good answer is yes. */
const GOOD_IS_YES = new Set([
  'capacityToConsent',
  'treatingPsychiatrist',
  'reliableContraception',
  'escortArranged',
  'safeTransportPlan',
]);

const ANSWERED = {
  phq9: [2, 2, 2, 2, 2, 2, 2, 2, 0],
  gad7: [1, 1, 1, 1, 1, 1, 1],
  cssrs_screen: [0, 0, null, null, null, 0, null],
  audit_c: [1, 0, 0],
  dast10: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
  icsi_icpi: [0, 0, 0, 0, 0, 0, 0, 0],
  peg: [7, 7, 6],
} as const;

const FILED_FOR_THE_REMS = {
  remsEnrolment: 'verified',
  remsCounselling: 'complete',
  remsTransfer: 'no-transfer',
} as const;
