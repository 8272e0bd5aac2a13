import { containerMg } from '@titrate/clinical/ledger';
import { saveFormularyItem, saveLedgerLocation } from '@titrate/contract';
import { sql } from 'kysely';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { columnsOf, itemOf, sentContainer } from './formulary.ts';

const CHANGED = 'Somebody changed it meanwhile, or the name is taken: look again';

export const setUpRoutes = [
  route(saveLedgerLocation, async ({ tx, clinicId, params, body, actor, now, audit, publish }) => {
    requireFreshProof(actor, now);
    const { version, ...values } = body;
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

/** The columns of what was sent. */
function stockedColumns(sent: Parameters<typeof sentContainer>[0]) {
  const { product, container } = sentContainer(sent);
  if (containerMg(container).isZero())
    throw refuse('invalid-input', undefined, [
      { type: 'out-of-range', message: 'strength and volume are more than nothing', path: '/container' },
    ]);
  return { product, ...columnsOf(container) };
}
