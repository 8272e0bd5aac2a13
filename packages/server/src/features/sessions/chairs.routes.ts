import { listChairs, saveChair } from '@titrate/contract';
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
