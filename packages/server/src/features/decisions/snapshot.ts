import { FACTS, MEASUREMENTS, type PatientSnapshot, parseSnapshot, RECORDS } from '@titrate/clinical/rules';
import { formatInstant, type Instant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { dayIn } from '../../platform/moments.ts';
import { formsOverdue } from '../rems/due-forms.ts';
import { consentDocumentFor } from './consent-document.ts';

/** The treatment a suitability question is about. */
export interface AskedTreatment {
  readonly product: 'ketamine' | 'esketamine';
  readonly route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  readonly indications: readonly string[];
  readonly stage?: 'assessment' | 'session';
  readonly firstSession?: boolean;
  readonly sessionAt?: string;
  readonly plannedMedicines?: readonly string[];
  readonly compounded?: boolean;
}

export interface SnapshotRequest {
  readonly clinicId: string;
  readonly patientId: string;
  readonly treatment: AskedTreatment;
  readonly now: Instant;
}

/** The snapshot as it is stored with an evaluation, and as the rules read it. */
export interface LoadedSnapshot {
  readonly document: Readonly<Record<string, unknown>>;
  readonly snapshot: PatientSnapshot;
}

/** Everything the suitability rules may know about a patient now, loaded whole and read through the core's own door. */
export async function loadSnapshot(tx: Tx, request: SnapshotRequest): Promise<LoadedSnapshot> {
  const { clinicId, patientId, now, treatment } = request;
  const person = { tx, clinicId, patientId, at: formatInstant(now) };
  const clinic = await tx
    .selectFrom('clinic')
    .select(['region', 'settings', 'timeZone'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const patient = await tx
    .selectFrom('patient')
    .select(['birthDate', 'sexAtBirth', 'canBecomePregnant'])
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .executeTakeFirst();
  if (patient === undefined) throw refuse('not-found', 'No such patient in this clinic');
  const document = {
    asOf: formatInstant(now),
    region: clinic.region === 'US' ? 'US' : 'EU',
    patient: {
      birthDate: patient.birthDate,
      ...(patient.sexAtBirth === null ? {} : { sexAtBirth: patient.sexAtBirth }),
      ...(patient.canBecomePregnant === null ? {} : { canBecomePregnant: patient.canBecomePregnant }),
    },
    treatment,
    facts: await facts(person),
    vitals: await vitals(person),
    measurements: [...(await bodyMeasurements(person)), ...(await labs(person))],
    medicines: await medicines(person),
    ...(await reviewed(person, 'medicines', 'medicinesReconciledAt')),
    allergies: await allergies(person),
    ...(await reviewed(person, 'allergies', 'allergiesReviewedAt')),
    ...(await trials(person)),
    instruments: await scores(person),
    records: await records(person, treatment),
    site: withForms(siteOf(clinic.settings), await formsOverdue(tx, clinicId, dayIn(clinic.timeZone, now))),
  };
  const parsed = parseSnapshot(document);
  if (!parsed.ok)
    throw refuse('conflict', 'The chart holds contradictory facts: correct them first', parsed.error);
  return { document, snapshot: parsed.value };
}

interface Person {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly patientId: string;
  readonly at: string;
}

/** The latest answer to each question. A fact the catalogue no longer knows is history, not an input. */
async function facts({ tx, clinicId, patientId, at }: Person): Promise<Record<string, unknown>> {
  const known = new Set<string>(FACTS.map((fact) => fact.id));
  const rows = await tx
    .selectFrom('fact')
    .distinctOn('factId')
    .select(['factId', 'value', 'observedAt', 'source'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('observedAt', '<=', at)
    .orderBy('factId')
    .orderBy('observedAt', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute();
  return Object.fromEntries(
    rows
      .filter((row) => known.has(row.factId))
      .map(({ factId, value, observedAt, source }) => [factId, { value, observedAt, source }]),
  );
}

async function vitals({ tx, clinicId, patientId, at }: Person): Promise<unknown[]> {
  const rows = await tx
    .selectFrom('vital')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where('observedAt', '<=', at)
    .where(notReplaced('vital'))
    .orderBy('observedAt', 'desc')
    .limit(200)
    .execute();
  return rows
    .map((row) => ({
      observedAt: row.observedAt,
      systolicMmHg: row.systolicMmhg,
      diastolicMmHg: row.diastolicMmhg,
      heartRatePerMin: row.heartRatePerMin,
      respiratoryRatePerMin: row.respiratoryRatePerMin,
      spo2Percent: row.spo2Percent,
      temperatureCel: row.temperatureCel === null ? null : Number(row.temperatureCel),
    }))
    .map(withoutNulls)
    .filter((row) => Object.keys(row).length > 1);
}

async function bodyMeasurements({ tx, clinicId, patientId, at }: Person): Promise<unknown[]> {
  const rows = await tx
    .selectFrom('vital')
    .select(['weightKg', 'heightCm', 'observedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where('observedAt', '<=', at)
    .where((where) => where.or([where('weightKg', 'is not', null), where('heightCm', 'is not', null)]))
    .where(notReplaced('vital'))
    .orderBy('observedAt', 'desc')
    .limit(100)
    .execute();
  return rows.flatMap(({ weightKg, heightCm, observedAt }) => [
    ...(weightKg === null ? [] : [{ code: 'weight', value: Number(weightKg), unit: 'kg', observedAt }]),
    ...(heightCm === null ? [] : [{ code: 'height', value: Number(heightCm), unit: 'cm', observedAt }]),
  ]);
}

/** Only results in the one unit a rule compares in; a result in another unit is missing to the rule, never converted here. */
async function labs({ tx, clinicId, patientId, at }: Person): Promise<unknown[]> {
  const unitOf = new Map(MEASUREMENTS.map((kind) => [kind.loinc, kind.unit as string]));
  const rows = await tx
    .selectFrom('lab')
    .select(['code', 'value', 'unit', 'upperLimit', 'observedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where('observedAt', '<=', at)
    .where('code', 'in', [...unitOf.keys()])
    .where('value', 'is not', null)
    .where(notReplaced('lab'))
    .orderBy('observedAt', 'desc')
    .limit(200)
    .execute();
  return rows
    .filter((row) => row.unit === unitOf.get(row.code))
    .map(({ code, value, unit, upperLimit, observedAt }) => ({
      code,
      value: Number(value),
      unit,
      observedAt,
      ...(upperLimit === null ? {} : { upperLimit: Number(upperLimit) }),
    }));
}

async function medicines({ tx, clinicId, patientId }: Person): Promise<unknown[]> {
  const rows = await tx
    .selectFrom('medicine')
    .select(['name', 'rxnorm', 'dailyDoseMg', 'lastTakenAt', 'status', 'reviewedClasses'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('status', '<>', 'entered-in-error')
    .where(notReplaced('medicine'))
    .orderBy('recordedAt', 'desc')
    .limit(200)
    .execute();
  return rows.map(({ dailyDoseMg, ...row }) =>
    withoutNulls({
      ...row,
      dailyDose: dailyDoseMg === null ? null : { value: Number(dailyDoseMg), unit: 'mg' },
    }),
  );
}

async function allergies({ tx, clinicId, patientId }: Person): Promise<unknown[]> {
  return tx
    .selectFrom('allergy')
    .select(['substance', 'status'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('status', '<>', 'entered-in-error')
    .where(notReplaced('allergy'))
    .limit(200)
    .execute();
}

async function reviewed(
  person: Person,
  kind: 'medicines' | 'allergies',
  member: string,
): Promise<Record<string, string>> {
  const row = await person.tx
    .selectFrom('reconciliation')
    .select('at')
    .where('clinicId', '=', person.clinicId)
    .where('patientId', '=', person.patientId)
    .where('kind', '=', kind)
    .where('at', '<=', person.at)
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return row === undefined ? {} : { [member]: row.at };
}

const TRIAL_OUTCOME = {
  remission: 'adequate',
  response: 'adequate',
  partial: 'inadequate',
  none: 'inadequate',
  worse: 'inadequate',
  unknown: 'unsure',
} as const;

/** Antidepressant courses with a known start; the list counts as gone through when its last entry was made. */
async function trials({ tx, clinicId, patientId }: Person): Promise<Record<string, unknown>> {
  const rows = await tx
    .selectFrom('treatmentTrial')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where('kind', '=', 'antidepressant')
    .where(notReplaced('treatment_trial'))
    .orderBy('recordedAt', 'desc')
    .limit(200)
    .execute();
  const list = rows.flatMap((row) =>
    row.startedOn === null
      ? []
      : [
          withoutNulls({
            name: row.treatment,
            startedOn: row.startedOn,
            stoppedOn: row.stoppedOn,
            doseAdequate: row.adequate === 'unknown' ? 'unsure' : row.adequate,
            outcome: row.stoppedBecause === 'intolerance' ? 'intolerance' : TRIAL_OUTCOME[row.outcome],
            currentEpisode: row.currentEpisode ?? false,
          }),
        ],
  );
  const latest = rows[0]?.recordedAt;
  return {
    antidepressantTrials: list,
    ...(latest === undefined ? {} : { antidepressantTrialsReviewedAt: latest }),
  };
}

async function scores({ tx, clinicId, patientId, at }: Person): Promise<unknown[]> {
  const rows = await tx
    .selectFrom('response')
    .select(['instrument', 'total', 'band', 'flags', 'score', 'completedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('completedAt', '<=', at)
    .where(notReplaced('response'))
    .orderBy('completedAt', 'desc')
    .limit(500)
    .execute();
  return rows.map((row) => ({
    instrument: row.instrument,
    total: row.total === null ? null : Number(row.total),
    band: row.band,
    flags: row.flags,
    subscales: subscalesOf(row.score),
    at: row.completedAt,
  }));
}

function subscalesOf(score: unknown): unknown {
  return typeof score === 'object' && score !== null && 'subscales' in score ? score.subscales : {};
}

/** Filed work-up items: those with a row of their own, and those that other parts of the chart prove. */
async function records(person: Person, treatment: AskedTreatment): Promise<Record<string, unknown>> {
  const { tx, clinicId, patientId, at } = person;
  const known = new Map(RECORDS.map((record) => [record.id as string, record.outcomes]));
  const rows = await tx
    .selectFrom('clinicalRecord')
    .distinctOn('recordId')
    .select(['recordId', 'outcome', 'at'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('at', '<=', at)
    .orderBy('recordId')
    .orderBy('at', 'desc')
    .orderBy('recordedAt', 'desc')
    .execute();
  const filed = rows.filter((row) => known.get(row.recordId)?.includes(row.outcome) === true);
  return {
    ...Object.fromEntries(
      filed.map(({ recordId, outcome, at: filedAt }) => [recordId, { outcome, at: filedAt }]),
    ),
    ...(await examinations(person)),
    ...(await consents(person, treatment)),
  };
}

/** A signed psychiatric assessment and physical examination are the records of that name. */
async function examinations({ tx, clinicId, patientId, at }: Person): Promise<Record<string, unknown>> {
  const rows = await tx
    .selectFrom('examination')
    .distinctOn('kind')
    .select(['kind', 'at'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('signature', 'is not', null)
    .where('at', '<=', at)
    .where(notReplaced('examination'))
    .orderBy('kind')
    .orderBy('at', 'desc')
    .execute();
  const recordOf = {
    physical: 'physicalExamination',
    psychiatric: 'psychiatricAssessment',
    'mental-status': undefined,
  } as const;
  return Object.fromEntries(
    rows.flatMap((row) => {
      const id = recordOf[row.kind];
      return id === undefined ? [] : [[id, { outcome: 'complete', at: row.at }]];
    }),
  );
}

/** The latest consent to this very treatment. One to another product, route or indication says nothing about it. */
async function consents(
  { tx, clinicId, patientId, at }: Person,
  { product, route, indications }: AskedTreatment,
): Promise<Record<string, unknown>> {
  const row = await tx
    .selectFrom('consent')
    .leftJoin('consentWithdrawal', (join) =>
      join
        .onRef('consentWithdrawal.clinicId', '=', 'consent.clinicId')
        .onRef('consentWithdrawal.consentId', '=', 'consent.id'),
    )
    .select(['consent.signedAt', 'consent.expiresOn', 'consent.documentHash', 'consent.indication'])
    .select('consentWithdrawal.at as withdrawnAt')
    .where('consent.clinicId', '=', clinicId)
    .where('consent.patientId', '=', patientId)
    .where('consent.product', '=', product)
    .where('consent.route', '=', route)
    .where('consent.indication', 'in', [...indications, ''])
    .where('consent.signedAt', '<=', at)
    .orderBy('consent.signedAt', 'desc')
    .executeTakeFirst();
  if (row === undefined) return {};
  const { hash } = consentDocumentFor({ product, route, indication: row.indication });
  const isOlder = row.expiresOn < at.slice(0, 10) || row.documentHash !== hash;
  const outcome =
    row.withdrawnAt !== null ? 'withdrawn' : isOlder ? 'signed-older-version' : 'signed-current-version';
  const record = { outcome, at: row.withdrawnAt ?? row.signedAt };
  return { treatmentConsent: record, offLabelConsent: record };
}

function siteOf(settings: Readonly<Record<string, unknown>>): object {
  const { site } = settings;
  return typeof site === 'object' && site !== null ? site : {};
}

/** Forms that this system follows, and those from before it that the owner counts; none known is not a zero. */
function withForms(site: object, followed: number): object {
  const said: unknown = Reflect.get(site, 'remsFormsOverdue');
  const elsewhere = typeof said === 'number' ? said : undefined;
  if (elsewhere === undefined && followed === 0) return site;
  return { ...site, remsFormsOverdue: (elsewhere ?? 0) + followed };
}

/** Keeps a row that no later row of the same table names as the one it replaces. */
function notReplaced(table: string) {
  return sql<boolean>`not exists (select 1 from ${sql.table(table)} later where later.clinic_id = ${sql.ref(`${table}.clinicId`)} and later.replaces = ${sql.ref(`${table}.id`)})`;
}

function withoutNulls(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}
