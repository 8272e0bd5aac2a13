import { createHash } from 'node:crypto';
import { CHART_READERS } from '@titrate/contract';
import { formatInstant } from '@titrate/quantity';
import type { FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { AuditActor } from '../../../platform/audit/audit.ts';
import { AHEAD } from '../../../platform/database/ahead.ts';
import type { Tx } from '../../../platform/database/schema.ts';
import { enterClinic } from '../../../platform/database/tenancy.ts';
import { staffOf } from '../../../platform/http/access.ts';
import { refuse } from '../../../platform/http/refusal.ts';
import type { ServerDeps } from '../../../platform/server.ts';

/** Who reads, in which clinic, and which types. */
export interface FhirAccess {
  readonly clinicId: string;
  readonly actor: AuditActor;
  mayRead(type: string): boolean;
  maySearch(type: string): boolean;
}

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The first thing every request meets: a bearer token of the clinic, else the session cookie of staff who read charts. */
export async function fhirAccess(deps: ServerDeps, tx: Tx, request: FastifyRequest): Promise<FhirAccess> {
  const { authorization } = request.headers;
  if (authorization !== undefined) return byToken(deps, tx, authorization);
  const actor = await staffOf(deps, tx, request);
  if (!actor.roles.some((role) => CHART_READERS.some((reader) => reader === role)))
    throw refuse('not-permitted');
  return { clinicId: actor.clinicId, actor, mayRead: () => true, maySearch: () => true };
}

async function byToken(deps: ServerDeps, tx: Tx, authorization: string): Promise<FhirAccess> {
  const token = /^Bearer ([A-Za-z0-9_\-.]{20,200})$/.exec(authorization)?.[1];
  if (token === undefined) throw refuse('not-signed-in', 'Expected a bearer token');
  await sql`${AHEAD}select set_config('app.token', ${hashToken(token)}, true)`.execute(tx);
  const row = await tx
    .selectFrom('apiToken')
    .select(['clinicId', 'id', 'scopes', 'expiresAt', 'revokedAt'])
    .where('tokenHash', '=', hashToken(token))
    .executeTakeFirst();
  const now = formatInstant(deps.clock.now());
  if (row === undefined || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) {
    throw refuse('not-signed-in', 'This token is unknown, revoked or expired');
  }
  await enterClinic(tx, row.clinicId);
  const allows = (type: string, letter: 'r' | 's') =>
    row.scopes.some((scope) => {
      const [, scoped, acts] = /^system\/(\*|[A-Za-z]+)\.([cruds]+)$/.exec(scope) ?? [];
      return (scoped === '*' || scoped === type) && acts?.includes(letter) === true;
    });
  return {
    clinicId: row.clinicId,
    actor: { kind: 'system', id: `token ${row.id}` },
    mayRead: (type) => allows(type, 'r'),
    maySearch: (type) => allows(type, 's'),
  };
}
