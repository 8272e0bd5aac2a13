import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { Stage } from './patients.tables.ts';

/** Moves a patient along the pathway, in the transaction of the act that moves them. */
export async function moveStage(tx: Tx, clinicId: string, patientId: string, stage: Stage): Promise<void> {
  await tx
    .updateTable('patient')
    .set({ stage, version: sql<number>`version + 1` })
    .where('clinicId', '=', clinicId)
    .where('id', '=', patientId)
    .where('stage', '<>', stage)
    .execute();
}
