import { invariant } from '@titrate/quantity';

/** Things done and filed that the work-up asks for: an assessment, a test, a consent. Each has a day and an outcome. */
export interface RecordKind<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /** Every outcome this record can have. */
  readonly outcomes: readonly string[];
  /** The outcomes that satisfy the work-up item; a normal and an abnormal test are both done. */
  readonly done: readonly string[];
  /** The outcomes that are an explicit no, rather than not yet. */
  readonly refused: readonly string[];
}

const filed = <const Id extends string>(
  id: Id,
  title: string,
  done: readonly string[] = ['complete'],
  notDone: readonly string[] = ['incomplete'],
  refused: readonly string[] = [],
): RecordKind<Id> => ({ id, title, outcomes: [...done, ...notDone, ...refused], done, refused });

const test = <const Id extends string>(id: Id, title: string): RecordKind<Id> =>
  filed(id, title, ['normal', 'abnormal'], ['not-readable']);

const consent = <const Id extends string>(id: Id, title: string): RecordKind<Id> =>
  filed(id, title, ['signed-current-version'], ['signed-older-version'], ['withdrawn', 'declined']);

const ALL = [
  filed(
    'psychiatricAssessment',
    'Psychiatric assessment: diagnosis, psychosis and substance history, earlier antidepressants, severity',
  ),
  filed('medicalHistory', 'Medical history and review of systems'),
  filed('physicalExamination', 'Physical examination including airway, heart and lungs'),
  filed('pregnancyTest', 'Pregnancy test', ['negative', 'positive'], ['not-readable']),
  test('urinalysis', 'Urinalysis'),
  filed('urineDrugScreen', 'Urine drug screen', ['expected', 'unexpected'], ['not-readable']),
  filed('ketamineAssay', 'Ketamine-specific urine assay', ['expected', 'unexpected'], ['not-readable']),
  test('ecg', 'Electrocardiogram'),
  test('metabolicPanel', 'Basic metabolic panel'),
  test('bloodCount', 'Complete blood count'),
  test('tsh', 'TSH'),
  filed('pdmpQuery', 'Prescription monitoring query', ['expected', 'unexpected'], ['not-available']),
  consent('treatmentConsent', 'Informed consent to this product and route'),
  consent('offLabelConsent', 'Off-label statement'),
  filed('emergencyContact', 'Emergency contact'),
  filed('escortNamed', 'Escort named'),
  filed('safetyPlan', 'Safety plan'),
  filed(
    'suicideRiskEvaluation',
    'Evaluation of suicide risk by a clinician',
    ['session-possible'],
    ['no-session-now'],
  ),
  filed('failedAlternatives', 'List of alternatives that failed', ['documented'], ['incomplete']),
  filed(
    'treatmentEndpoint',
    'Endpoint and stop or review date of the course',
    ['documented'],
    ['incomplete'],
  ),
  filed('remsEnrolment', 'REMS enrolment of this patient', ['verified'], ['sent'], ['refused', 'ended']),
  filed('remsCounselling', 'REMS counselling of this patient'),
  filed(
    'remsTransfer',
    'REMS notified of the transfer from another site',
    ['notified', 'no-transfer'],
    [],
    ['transfer-not-notified'],
  ),
] as const;

export type RecordId = (typeof ALL)[number]['id'];
export const RECORDS: readonly RecordKind<RecordId>[] = ALL;
const BY_ID: ReadonlyMap<string, RecordKind<RecordId>> = new Map(RECORDS.map((row) => [row.id, row]));
export const recordById = (id: string): RecordKind<RecordId> | undefined => BY_ID.get(id);

/** The kind with an id of the catalogue. */
export function recordOf(id: RecordId): RecordKind<RecordId> {
  const kind = recordById(id);
  invariant(kind !== undefined, `${id} is a record of the catalogue`);
  return kind;
}
