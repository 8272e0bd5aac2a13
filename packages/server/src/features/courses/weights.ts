import type { ChartedWeight } from '@titrate/contract';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { RecordAuthor } from '../record-author.ts';

const MOST_SHOWN = 10;

/** Weights of the chart that stand today, newest first. */
export async function chartedWeights(
  tx: Tx,
  clinicId: string,
  patientId: string,
): Promise<readonly ChartedWeight[]> {
  const rows = await tx
    .selectFrom('vital')
    .select(['id', 'weightKg', 'weightMethod', 'observedAt', 'author'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where('weightKg', 'is not', null)
    .where(inForce)
    .orderBy('observedAt', 'desc')
    .orderBy('recordedAt', 'desc')
    .limit(MOST_SHOWN)
    .execute();
  return rows.flatMap(({ id, weightKg, weightMethod, observedAt, author }) =>
    weightKg === null
      ? []
      : [{ id, kg: Number(weightKg), method: weightMethod, observedAt, by: nameOf(author) }],
  );
}

export async function latestHeight(tx: Tx, clinicId: string, patientId: string) {
  const row = await tx
    .selectFrom('vital')
    .select(['heightCm', 'observedAt'])
    .where('clinicId', '=', clinicId)
    .where('patientId', '=', patientId)
    .where('voided', '=', false)
    .where('heightCm', 'is not', null)
    .where(inForce)
    .orderBy('observedAt', 'desc')
    .executeTakeFirst();
  return row === undefined || row.heightCm === null
    ? null
    : { cm: Number(row.heightCm), observedAt: row.observedAt };
}

const inForce = sql<boolean>`not exists (select 1 from vital later
  where later.clinic_id = vital.clinic_id and later.replaces = vital.id)`;

const nameOf = (author: RecordAuthor): string =>
  author.type === 'person' ? author.name : author.type === 'device' ? (author.name ?? 'device') : author.type;
