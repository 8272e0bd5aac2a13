import { formForRoute } from '@titrate/clinical/ledger';
import type { Selectable } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import type { PlanTable } from '../courses/courses.tables.ts';

/**
 * A clinic with a location in use keeps its ledger here (ADM-07). A dose for the mouth comes out of it where the clinic
 * stocks units of the ordered drug; one that a pharmacy dispensed to the patient by name is the patient's, not the clinic's.
 */
export async function keepsLedgerHere(
  tx: Tx,
  clinicId: string,
  { product, route }: Pick<Selectable<PlanTable>, 'product' | 'route'>,
): Promise<boolean> {
  const location = await tx
    .selectFrom('ledgerLocation')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (location === undefined) return false;
  if (formForRoute(route) !== 'unit') return true;
  const stocked = await tx
    .selectFrom('formularyItem')
    .select('id')
    .where('clinicId', '=', clinicId)
    .where('form', '=', 'unit')
    .where('product', '=', product)
    .where('active', '=', true)
    .executeTakeFirst();
  return stocked !== undefined;
}
