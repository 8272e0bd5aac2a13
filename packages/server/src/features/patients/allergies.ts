import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';

export interface OfPatient {
  readonly clinicId: string;
  readonly patientId: string;
}
export interface AllergyState {
  readonly state: 'known' | 'none-known' | 'not-recorded';
  readonly list: string[];
}

/** "None known" was said by somebody; "not recorded" was never asked. They never look alike (UI-03). */
export async function allergyState(tx: Tx, of: OfPatient): Promise<AllergyState> {
  const rows = await tx
    .selectFrom('allergy')
    .select('substance')
    .where('clinicId', '=', of.clinicId)
    .where('patientId', '=', of.patientId)
    .where('status', '=', 'active')
    .where(
      sql<boolean>`not exists (select 1 from allergy later where later.clinic_id = allergy.clinic_id and later.replaces = allergy.id)`,
    )
    .orderBy('substance')
    .execute();
  if (rows.length > 0) return { state: 'known', list: rows.map((row) => row.substance) };
  const asked = await tx
    .selectFrom('reconciliation')
    .select('noneKnown')
    .where('clinicId', '=', of.clinicId)
    .where('patientId', '=', of.patientId)
    .where('kind', '=', 'allergies')
    .orderBy('at', 'desc')
    .executeTakeFirst();
  return { state: asked?.noneKnown === true ? 'none-known' : 'not-recorded', list: [] };
}
