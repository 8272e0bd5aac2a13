import { MG_PER_DEVICE } from '@titrate/clinical/ledger';
import { saveFormularyItem, saveLedgerLocation } from '@titrate/contract';
import { sql } from 'kysely';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';
import { requireFreshProof } from '../../platform/identity/step-up.ts';
import { decimalOf } from './append-entries.ts';

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
    const columns = [
      'id',
      'product',
      'form',
      'mgPerMl',
      'containerMl',
      'containerMg',
      'multiDose',
      'gtin',
      'active',
      'version',
    ] as const;
    const saved =
      version === 0
        ? await tx
            .insertInto('formularyItem')
            .values({ clinicId, id: params.itemId, ...containerColumns(container), multiDose, gtin, active })
            .onConflict((conflict) => conflict.doNothing())
            .returning(columns)
            .executeTakeFirst()
        : await tx
            .updateTable('formularyItem')
            .set({ multiDose, gtin, active, version: sql<number>`version + 1` })
            .where('clinicId', '=', clinicId)
            .where('id', '=', params.itemId)
            .where('version', '=', version)
            .returning(columns)
            .executeTakeFirst();
    if (saved === undefined) throw refuse('stale-version', CHANGED);
    audit({ act: 'ledger.saveItem', object: { kind: 'formulary-item', id: saved.id } });
    await publish({ topic: 'ledger', id: clinicId });
    return saved;
  }),
] as const;

type Sent =
  | { readonly form: 'device' }
  | {
      readonly form: 'vial';
      readonly product: 'ketamine' | 'esketamine';
      readonly mgPerMl: string;
      readonly containerMl: string;
    };

function containerColumns(sent: Sent) {
  if (sent.form === 'device') {
    const containerMg = MG_PER_DEVICE.toString();
    return { form: sent.form, product: 'esketamine' as const, mgPerMl: null, containerMl: null, containerMg };
  }
  const containerMg = decimalOf(sent.mgPerMl).times(decimalOf(sent.containerMl));
  if (containerMg.isZero())
    throw refuse('invalid-input', undefined, [
      { type: 'out-of-range', message: 'strength and volume are more than nothing', path: '/container' },
    ]);
  return { ...sent, containerMg: containerMg.toString() };
}
