import type { Endpoint } from '@titrate/contract';
import type { FastifyRequest } from 'fastify';
import { appendAudit } from '../audit/audit.ts';
import { enterClinic } from '../database/tenancy.ts';
import { describeError } from '../log.ts';
import type { ServerDeps } from '../server.ts';
import { readCookies } from './cookies.ts';
import type { Refusal } from './refusal.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A person who is signed in and reaches where they may not is noted in that clinic's trail (SEC-12). */
export async function noteRefusedAccess(
  deps: ServerDeps,
  endpoint: Endpoint,
  request: FastifyRequest,
  refusal: Refusal,
): Promise<void> {
  if (refusal.tag !== 'not-permitted' || endpoint.access.kind !== 'staff') return;
  const { params } = request;
  const clinicId =
    typeof params === 'object' && params !== null && 'clinicId' in params ? params.clinicId : undefined;
  if (typeof clinicId !== 'string' || !UUID.test(clinicId)) return;
  try {
    await deps.db.transaction().execute(async (tx) => {
      const clinic = await tx.selectFrom('clinic').select('id').where('id', '=', clinicId).executeTakeFirst();
      if (clinic === undefined) return;
      await enterClinic(tx, clinicId);
      const actor = await deps.identity.findStaff(tx, readCookies(request.headers.cookie), clinicId);
      if (actor === undefined) return;
      const note = { act: 'access.refused', object: { kind: 'route', id: endpoint.id } };
      await appendAudit(tx, actor, deps.clock.now(), [note]);
    });
  } catch (error) {
    deps.log.error({ error: describeError(error) }, 'a refused access could not be noted');
  }
}
