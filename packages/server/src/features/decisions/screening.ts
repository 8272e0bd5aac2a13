import { createHash } from 'node:crypto';
import { RULES, type ScreenAnswer, screen } from '@titrate/clinical/rules';
import type { Tx } from '../../platform/database/schema.ts';
import { valuesInForce } from '../library/in-force.ts';
import { type LoadedSnapshot, loadSnapshot, type SnapshotRequest } from './snapshot.ts';

export interface Screening extends LoadedSnapshot {
  readonly answer: ScreenAnswer;
}

/** What every suitability rule says now, under the values that this clinic signed. Stores nothing. */
export async function screenPatient(tx: Tx, request: SnapshotRequest): Promise<Screening> {
  const loaded = await loadSnapshot(tx, request);
  const policy = await valuesInForce(tx, request.clinicId, request.now);
  return { ...loaded, answer: screen(loaded.snapshot, { policy }) };
}

/** One short name for the set of rules and their versions, stored with each evaluation. */
export const RULES_VERSION: string = createHash('sha256')
  .update(
    RULES.map((rule) => `${rule.id}@${rule.version}`)
      .sort()
      .join('\n'),
  )
  .digest('hex')
  .slice(0, 12);
