import type { Selectable } from 'kysely';
import type {
  AllergyTable,
  ConditionTable,
  MedicineTable,
} from '../../../features/history/history.tables.ts';
import {
  coding,
  concept,
  localTime,
  meta,
  type Resource,
  reference,
  type Site,
  SYSTEM,
  words,
} from './wire.ts';

const TERM = 'http://terminology.hl7.org/CodeSystem';

export function toCondition(row: Selectable<ConditionTable>, site: Site): Resource {
  const inError = row.clinicalStatus === 'entered-in-error';
  const status = inError || row.clinicalStatus === 'unknown' ? undefined : row.clinicalStatus;
  return {
    resourceType: 'Condition',
    id: row.id,
    meta: meta(row.recordedAt, 1, 'us-core-condition-problems-health-concerns|6.1.0'),
    clinicalStatus:
      status === undefined ? undefined : { coding: [coding(`${TERM}/condition-clinical`, status)] },
    verificationStatus: {
      coding: [coding(`${TERM}/condition-ver-status`, inError ? 'entered-in-error' : 'unconfirmed')],
    },
    category: [{ coding: [coding(`${TERM}/condition-category`, 'problem-list-item', 'Problem List Item')] }],
    code: concept(row.name, ...codeOf(row.system, row.code)),
    subject: reference('Patient', row.patientId),
    onsetDateTime: row.onsetAt === null ? undefined : localTime(row.onsetAt, site),
    abatementDateTime:
      row.abatedAt === null || status !== 'resolved' ? undefined : localTime(row.abatedAt, site),
    recordedDate: localTime(row.recordedAt, site),
  };
}

export function toAllergy(row: Selectable<AllergyTable>, site: Site): Resource {
  const inError = row.status === 'entered-in-error';
  return {
    resourceType: 'AllergyIntolerance',
    id: row.id,
    meta: meta(row.recordedAt, 1, 'us-core-allergyintolerance|6.1.0'),
    clinicalStatus: inError
      ? undefined
      : {
          coding: [
            coding(`${TERM}/allergyintolerance-clinical`, row.status === 'refuted' ? 'inactive' : 'active'),
          ],
        },
    verificationStatus: {
      coding: [
        coding(
          `${TERM}/allergyintolerance-verification`,
          inError ? 'entered-in-error' : row.status === 'refuted' ? 'refuted' : 'unconfirmed',
        ),
      ],
    },
    criticality:
      row.criticality === null
        ? undefined
        : row.criticality === 'unknown'
          ? 'unable-to-assess'
          : row.criticality,
    code: concept(row.substance, ...codeOf(row.system, row.code)),
    patient: reference('Patient', row.patientId),
    recordedDate: localTime(row.recordedAt, site),
    reaction: words(row.reaction) === undefined ? undefined : [{ manifestation: [{ text: row.reaction }] }],
  };
}

const STATEMENT_STATUS = {
  current: 'active',
  'as-needed': 'active',
  stopped: 'stopped',
  'entered-in-error': 'entered-in-error',
} as const;

export function toMedicationStatement(row: Selectable<MedicineTable>, site: Site): Resource {
  const dose = words(row.doseText);
  const asNeeded = row.status === 'as-needed';
  const period = {
    start: row.startedAt === null ? undefined : localTime(row.startedAt, site),
    end: row.stoppedAt === null ? undefined : localTime(row.stoppedAt, site),
  };
  return {
    resourceType: 'MedicationStatement',
    id: row.id,
    meta: meta(row.recordedAt),
    status: STATEMENT_STATUS[row.status],
    medicationCodeableConcept: concept(
      row.name,
      ...codeOf(row.rxnorm === null ? null : SYSTEM.rxnorm, row.rxnorm),
    ),
    subject: reference('Patient', row.patientId),
    effectivePeriod: period.start === undefined && period.end === undefined ? undefined : period,
    dateAsserted: localTime(row.recordedAt, site),
    dosage:
      dose === undefined && !asNeeded
        ? undefined
        : [{ text: dose, asNeededBoolean: asNeeded ? true : undefined }],
  };
}

function codeOf(system: string | null, code: string | null) {
  return system === null || code === null ? [] : [coding(system, code)];
}
