import { randomBytes, randomUUID } from 'node:crypto';
import { createApiToken, listApiTokens, revokeApiToken } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import { recordAuthor } from '../../../features/record-author.ts';
import { refuse } from '../../../platform/http/refusal.ts';
import { route } from '../../../platform/http/route.ts';
import { hashToken } from './access.ts';

export const tokenRoutes = [
  route(listApiTokens, async ({ tx, clinicId }) => ({
    tokens: await tx
      .selectFrom('apiToken')
      .select(['id', 'name', 'scopes', 'createdAt', 'expiresAt', 'revokedAt'])
      .where('clinicId', '=', clinicId)
      .orderBy('createdAt', 'desc')
      .execute(),
  })),

  route(createApiToken, async ({ tx, clinicId, body, actor, now, audit }) => {
    const id = randomUUID();
    const token = `titrate_${randomBytes(32).toString('base64url')}`;
    await tx
      .insertInto('apiToken')
      .values({
        clinicId,
        id,
        name: body.name,
        tokenHash: hashToken(token),
        scopes: body.scopes,
        createdBy: JSON.stringify(recordAuthor(actor)),
        createdAt: formatInstant(now),
        expiresAt: body.expiresAt ?? null,
        revokedAt: null,
      })
      .execute();
    audit({ act: 'api-token.create', object: { kind: 'api-token', id }, detail: { scopes: body.scopes } });
    return { id, token };
  }),

  route(revokeApiToken, async ({ tx, clinicId, params, now, audit }) => {
    const changed = await tx
      .updateTable('apiToken')
      .set({ revokedAt: formatInstant(now) })
      .where('clinicId', '=', clinicId)
      .where('id', '=', params.tokenId)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) throw refuse('not-found', 'No such token in force');
    audit({ act: 'api-token.revoke', object: { kind: 'api-token', id: params.tokenId } });
    return undefined;
  }),
] as const;
