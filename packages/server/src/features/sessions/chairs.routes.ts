import { listChairs, saveChair } from '@titrate/contract';
import { refuse } from '../../platform/http/refusal.ts';
import { route } from '../../platform/http/route.ts';

const columns = ['id', 'label', 'position', 'active'] as const;

export const chairRoutes = [
  route(listChairs, async ({ tx, clinicId }) => ({
    chairs: await tx
      .selectFrom('chair')
      .select(columns)
      .where('clinicId', '=', clinicId)
      .orderBy('position')
      .orderBy('label')
      .execute(),
  })),

  route(saveChair, async ({ tx, clinicId, params, body, audit }) => {
    const taken = await tx
      .selectFrom('chair')
      .select('id')
      .where('clinicId', '=', clinicId)
      .where('label', '=', body.label)
      .where('id', '<>', params.chairId)
      .executeTakeFirst();
    if (taken !== undefined)
      throw refuse('conflict', undefined, [
        { type: 'taken', message: 'Another chair has this label', path: '/label' },
      ]);
    const saved = await tx
      .insertInto('chair')
      .values({ clinicId, id: params.chairId, ...body })
      .onConflict((conflict) => conflict.columns(['clinicId', 'id']).doUpdateSet(body))
      .returning(columns)
      .executeTakeFirstOrThrow();
    audit({ act: 'chair.save', object: { kind: 'chair', id: saved.id }, detail: { active: saved.active } });
    return saved;
  }),
] as const;
