import { containerMg } from '@titrate/clinical/ledger';
import { saveFormularyItem, saveLedgerLocation } from '@titrate/contract';
import { formatAmount } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { columnsOf, decimalOf, itemOf, sentContainer } from './formulary.ts';

const CHANGED = 'Somebody changed it meanwhile, or the name is taken: look again';

export const setUpRoutes = [
  route(saveLedgerLocation, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const { version, ...values } = body;
    if (!values.active) await refuseWithStock(tx, clinicId, params.locationId);
    const columns = ['id', 'name', 'registration', 'active', 'version'] as const;
    const saved =
      version === 0
        ? await tx
            .insertInto('ledgerLocation')
            .values({ clinicId, id: params.locationId, ...values })
            .onConflict((conflict) => conflict.doNothing())
            .returning(columns)
            .executeTakeFirst()
        : await tx
            .updateTable('ledgerLocation')
            .set({ ...values, version: sql<number>`version + 1` })
            .where('clinicId', '=', clinicId)
            .where('id', '=', params.locationId)
            .where('version', '=', version)
            .returning(columns)
            .executeTakeFirst();
    if (saved === undefined) throw refuse('stale-version', CHANGED);
    audit({ act: 'ledger.saveLocation', object: { kind: 'ledger-location', id: saved.id } });
    await publish({ topic: 'ledger', id: clinicId });
    return saved;
  }),

  route(saveFormularyItem, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const { container, multiDose, gtin, active, version } = body;
    const saved =
      version === 0
        ? await tx
            .insertInto('formularyItem')
            .values({ clinicId, id: params.itemId, ...stockedColumns(container), multiDose, gtin, active })
            .onConflict((conflict) => conflict.doNothing())
            .returningAll()
            .executeTakeFirst()
        : await tx
            .updateTable('formularyItem')
            .set({ multiDose, gtin, active, version: sql<number>`version + 1` })
            .where('clinicId', '=', clinicId)
            .where('id', '=', params.itemId)
            .where('version', '=', version)
            .returningAll()
            .executeTakeFirst();
    if (saved === undefined) throw refuse('stale-version', CHANGED);
    audit({ act: 'ledger.saveItem', object: { kind: 'formulary-item', id: saved.id } });
    await publish({ topic: 'ledger', id: clinicId });
    return itemOf(saved);
  }),
] as const;

/** CS-01: what lies in a place that is out of use could be moved out, but nobody would look there. */
async function refuseWithStock(tx: Tx, clinicId: string, locationId: string): Promise<void> {
  const { mg } = await tx
    .selectFrom('ledgerBalance')
    .select((of) => of.fn.coalesce(of.fn.sum<string>('mg'), sql<string>`0`).as('mg'))
    .where('clinicId', '=', clinicId)
    .where('locationId', '=', locationId)
    .executeTakeFirstOrThrow();
  const there = decimalOf(mg);
  if (there.isZero()) return;
  throw refuse('conflict', `${formatAmount(there, 'mg')} are still there: move or destroy them first`);
}

/** The columns of what was sent. */
function stockedColumns(sent: Parameters<typeof sentContainer>[0]) {
  const { product, container } = sentContainer(sent);
  if (containerMg(container).isZero())
    throw refuse('invalid-input', undefined, [
      { type: 'out-of-range', message: 'strength and volume are more than nothing', path: '/container' },
    ]);
  return { product, ...columnsOf(container) };
}
