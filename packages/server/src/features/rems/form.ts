import { REMS_FORM, remsUrgency } from '@titrate/clinical/protocols';
import { remsAnswers, type SessionState } from '@titrate/clinical/session';
import type { RemsAnswerView, RemsFormRow, RemsFormView, RemsState, RemsStepView } from '@titrate/contract';
import { canonicalJson, type Instant, type Json, sha256Hex } from '@titrate/quantity';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { dayIn } from '../../platform/moments.ts';
import type { RecordAuthor } from '../record-author.ts';
import type { SessionHead, StateCache } from '../sessions/store.ts';
import { daysBetween, lastSteps } from './due-forms.ts';

const ACCEPTED_SHOWN = 50;

export async function clinicOf(tx: Tx, clinicId: string) {
  const clinic = await tx
    .selectFrom('clinic')
    .select(['name', 'timeZone', 'settings'])
    .where('id', '=', clinicId)
    .executeTakeFirstOrThrow();
  const words = z
    .looseObject({ phone: z.string().optional(), address: z.string().optional() })
    .catch({})
    .parse(clinic.settings);
  return { name: clinic.name, timeZone: clinic.timeZone, phone: words.phone, address: words.address };
}

/** The forms of a clinic or of one session: those not accepted by due day, then the latest accepted. */
export async function formRows(
  tx: Tx,
  clinicId: string,
  now: Instant,
  timeZone: string,
  sessionId?: string,
): Promise<RemsFormRow[]> {
  const rows = await tx
    .selectFrom('remsForm')
    .innerJoin('session', (join) =>
      join.onRef('session.clinicId', '=', 'remsForm.clinicId').onRef('session.id', '=', 'remsForm.sessionId'),
    )
    .innerJoin('patient', (join) =>
      join.onRef('patient.clinicId', '=', 'remsForm.clinicId').onRef('patient.id', '=', 'remsForm.patientId'),
    )
    .leftJoin(lastSteps(tx, clinicId).as('last'), 'last.sessionId', 'remsForm.sessionId')
    .select([
      'remsForm.sessionId',
      'remsForm.sessionOn',
      'remsForm.dueOn',
      'session.number',
      'patient.id as patientId',
      'patient.recordNumber',
      'patient.familyName',
      'patient.givenName',
      'patient.preferredName',
      'patient.birthDate',
      'last.step',
      'last.at',
      'last.author',
      'last.note',
    ])
    .where('remsForm.clinicId', '=', clinicId)
    .$if(sessionId !== undefined, (query) => query.where('remsForm.sessionId', '=', sessionId ?? ''))
    .orderBy(sql`last.step is not distinct from 'accepted'`)
    .orderBy(sql`case when last.step is distinct from 'accepted' then rems_form.due_on end`)
    .orderBy('remsForm.sessionOn', 'desc')
    .limit(500)
    .execute();
  const today = dayIn(timeZone, now);
  const accepted = rows.filter(({ step }) => step === 'accepted').slice(0, ACCEPTED_SHOWN);
  return [...rows.filter(({ step }) => step !== 'accepted'), ...accepted].map((row) => ({
    sessionId: row.sessionId,
    patient: {
      id: row.patientId,
      recordNumber: row.recordNumber,
      familyName: row.familyName,
      givenName: row.givenName,
      preferredName: row.preferredName,
      birthDate: row.birthDate,
    },
    number: row.number,
    sessionOn: row.sessionOn,
    dueOn: row.dueOn,
    state: stateOf(row.step),
    urgency:
      row.step === 'sent' || row.step === 'accepted' ? null : remsUrgency(daysBetween(row.sessionOn, today)),
    lastStep: row.at === null ? null : { at: row.at, by: nameOf(row.author), note: row.note ?? '' },
  }));
}

const stateOf = (step: string | null): RemsState =>
  step === 'sent' || step === 'accepted' || step === 'rejected' ? step : 'to-send';

const nameOf = (author: RecordAuthor | null): string =>
  author !== null && 'name' in author && author.name !== undefined ? author.name : 'Not known';

export interface FormRequest {
  readonly tx: Tx;
  readonly cache: StateCache;
  readonly head: SessionHead;
  readonly now: Instant;
}

/** The form as the record answers it now. What a person adds is there only in what was sent. */
export async function formView({ tx, cache, head, now }: FormRequest): Promise<RemsFormView> {
  const clinic = await clinicOf(tx, head.clinicId);
  const [row] = await formRows(tx, head.clinicId, now, clinic.timeZone, head.id);
  if (row === undefined) throw refuse('not-found', 'No form is due for this session: no device was given');
  const state = await cache.stateOf(tx, head);
  const answers = await answersFor(tx, head, state, now);
  return {
    ...row,
    timeZone: clinic.timeZone,
    formVersion: REMS_FORM.version,
    answers,
    contentHash: hashOf(answers),
    complete: state.leftAt !== undefined,
    steps: await stepsOf(tx, head),
  };
}

/** What the form of a session says by its record and the chart. */
export async function answersFor(
  tx: Tx,
  head: Pick<SessionHead, 'clinicId' | 'patientId'>,
  state: SessionState,
  now: Instant,
): Promise<RemsAnswerView[]> {
  return answersOf(state, await chartFacts(tx, head, await clinicOf(tx, head.clinicId)), now);
}

export const hashOf = (answers: readonly RemsAnswerView[]): string =>
  sha256Hex(canonicalJson(answers as unknown as Json));

type ChartFacts = Readonly<Record<string, string | undefined>>;

async function chartFacts(
  tx: Tx,
  head: Pick<SessionHead, 'clinicId' | 'patientId'>,
  clinic: Awaited<ReturnType<typeof clinicOf>>,
): Promise<ChartFacts> {
  const patient = await tx
    .selectFrom('patient')
    .select(['familyName', 'givenName', 'birthDate', 'sexAtBirth'])
    .where('clinicId', '=', head.clinicId)
    .where('id', '=', head.patientId)
    .executeTakeFirstOrThrow();
  return {
    familyName: patient.familyName,
    givenName: patient.givenName,
    birthDate: patient.birthDate,
    sex: patient.sexAtBirth ?? undefined,
    providerPhone: clinic.phone,
    siteName: clinic.name,
    siteAddress: clinic.address,
  };
}

/** Every field of the form in its order, with what the record or the chart answers. */
function answersOf(state: SessionState, chart: ChartFacts, now: Instant): RemsAnswerView[] {
  const recorded = new Map(remsAnswers(state, now).map((one) => [one.field, one]));
  return REMS_FORM.fields.map(({ id, group, label, from }) => {
    const { kind = 'text', value = null, traces = [] } = recorded.get(id) ?? {};
    const shared = { field: id, group, label, from };
    if (from === 'record') return { ...shared, kind, value, traces: [...traces] };
    if (from === 'chart') return { ...shared, kind: 'text', value: chart[id] ?? null, traces: [] };
    return { ...shared, kind: 'minutes', value: null, traces: [] };
  });
}

async function stepsOf(tx: Tx, head: SessionHead): Promise<RemsStepView[]> {
  const steps = await tx
    .selectFrom('remsFormStep')
    .select(['id', 'step', 'at', 'author', 'note', 'contentHash'])
    .where('clinicId', '=', head.clinicId)
    .where('sessionId', '=', head.id)
    .orderBy('number')
    .execute();
  return steps.map(({ author, ...step }) => ({ ...step, by: nameOf(author) }));
}
