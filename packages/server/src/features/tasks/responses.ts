import { isInstrumentId, type Score, score } from '@titrate/clinical/instruments';
import type { ResponseView } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';
import { type Selectable, sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import type { RecordAuthor } from '../record-author.ts';
import { openRiskWork } from './risk.ts';
import type { ResponseTable } from './tasks.tables.ts';

export interface NewResponse {
  readonly clinicId: string;
  readonly id: string;
  readonly patientId: string;
  readonly instrument: string;
  readonly answers: readonly (number | null)[];
  readonly context?: Readonly<Record<string, unknown>> | undefined;
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
  readonly mode: ResponseTable['mode'];
  readonly moment?: string | undefined;
  readonly sessionId?: string | null | undefined;
  readonly taskId?: string | undefined;
  readonly startedAt?: string | undefined;
  readonly completedAt: string;
  readonly importId?: string | undefined;
  readonly language?: string;
  /** Of the words the patient read, where they were not the definition's own. */
  readonly wordingHash?: string | null;
  readonly replaces?: string | undefined;
  readonly author: RecordAuthor;
  readonly now: Instant;
}

/**
 * Stores a filled-in instrument with the score worked out here. The same id twice is one response. A risk flag opens
 * a task for the clinic in the same transaction, whatever the total and however incomplete the form (POR-05).
 */
export async function storeResponse(tx: Tx, input: NewResponse): Promise<ResponseView> {
  const existing = await tx
    .selectFrom('response')
    .selectAll()
    .where('clinicId', '=', input.clinicId)
    .where('id', '=', input.id)
    .executeTakeFirst();
  if (existing !== undefined) return toResponseView(existing);
  const scored = scoreOrRefuse(input);
  const row = await tx
    .insertInto('response')
    .values({
      clinicId: input.clinicId,
      id: input.id,
      patientId: input.patientId,
      instrument: scored.instrument,
      instrumentVersion: scored.version,
      answers: JSON.stringify(input.answers),
      context: JSON.stringify(input.context ?? {}),
      extra: JSON.stringify(input.extra ?? {}),
      score: JSON.stringify(scored),
      total: scored.total === null ? null : String(scored.total),
      band: scored.band,
      flags: [...scored.flags],
      mode: input.mode,
      moment: input.moment ?? null,
      sessionId: input.sessionId ?? null,
      taskId: input.taskId ?? null,
      startedAt: input.startedAt ?? null,
      completedAt: input.completedAt,
      recordedAt: formatInstant(input.now),
      author: JSON.stringify(input.author),
      importId: input.importId ?? null,
      ...(input.language === undefined ? {} : { language: input.language }),
      wordingHash: input.wordingHash ?? null,
      replaces: input.replaces ?? null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await openRiskWork(tx, { ...input, score: scored, responseId: row.id });
  return toResponseView(row);
}

export function scoreOrRefuse(input: Pick<NewResponse, 'instrument' | 'answers' | 'context'>): Score {
  if (!isInstrumentId(input.instrument)) {
    throw refuse('invalid-input', undefined, [
      {
        type: 'unknown-instrument',
        message: `There is no instrument "${input.instrument}"`,
        path: '/instrument',
      },
    ]);
  }
  const result = score({
    instrument: input.instrument,
    answers: input.answers,
    ...(input.context === undefined ? {} : { context: input.context }),
  });
  if (!result.ok)
    throw refuse('invalid-input', undefined, [{ ...result.error, path: `/${result.error.path}` }]);
  return result.value;
}

export async function listResponsesOf(
  tx: Tx,
  clinicId: string,
  patientId: string,
  instrument?: string,
): Promise<ResponseView[]> {
  let query = tx
    .selectFrom('response')
    .selectAll()
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where(
      sql<boolean>`not exists (select 1 from response later where later.clinic_id = response.clinic_id and later.replaces = response.id)`,
    )
    .orderBy('completedAt')
    .orderBy('recordedAt')
    .limit(2000);
  if (instrument !== undefined) query = query.where('instrument', '=', instrument);
  return (await query.execute()).map(toResponseView);
}

function toResponseView(row: Selectable<ResponseTable>): ResponseView {
  // The column holds what `score` answered when it was stored.
  const stored = row.score as Score;
  return {
    id: row.id,
    instrument: row.instrument,
    answers: [...row.answers],
    extra: { ...row.extra },
    score: { ...stored, flags: [...stored.flags], subscales: { ...stored.subscales } },
    mode: row.mode,
    moment: row.moment,
    sessionId: row.sessionId,
    completedAt: row.completedAt,
    by: row.author.type === 'person' ? row.author.name : row.author.type,
    replaces: row.replaces,
  };
}
