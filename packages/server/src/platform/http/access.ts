import type { Endpoint } from '@titrate/contract';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '../database/schema.ts';
import { enterClinic } from '../database/tenancy.ts';
import type { ServerDeps } from '../server.ts';
import type { Actor, StaffActor } from './actor.ts';
import { readCookies } from './cookies.ts';
import { refuse } from './refusal.ts';

export interface Granted {
  readonly actor: Actor;
  readonly clinicId: string | undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The first thing every request meets. What no rule lets through is refused. */
export async function checkAccess(
  deps: ServerDeps,
  tx: Tx,
  endpoint: Endpoint,
  request: FastifyRequest,
): Promise<Granted> {
  const { access } = endpoint;
  switch (access.kind) {
    case 'public':
      return { actor: { kind: 'public' }, clinicId: undefined };
    case 'signed-in': {
      const actor = await deps.identity.findSignedIn(tx, readCookies(request.headers.cookie));
      if (actor === undefined) throw refuse('not-signed-in');
      return { actor, clinicId: undefined };
    }
    case 'patient': {
      const actor = await deps.identity.findPatient(tx, readCookies(request.headers.cookie));
      if (actor === undefined) throw refuse('not-signed-in', 'Open your link again');
      return { actor, clinicId: actor.clinicId };
    }
    case 'staff': {
      const actor = await staffAllowed(deps, tx, endpoint, request);
      return { actor, clinicId: actor.clinicId };
    }
    default:
      throw refuse('not-permitted');
  }
}

/** A member of the clinic with one of the endpoint's roles. */
export async function staffAllowed(
  deps: ServerDeps,
  tx: Tx,
  { access }: Endpoint,
  request: FastifyRequest,
): Promise<StaffActor> {
  const actor = await staffOf(deps, tx, request);
  const isAllowed = access.kind === 'staff' && actor.roles.some((role) => access.roles.includes(role));
  if (!isAllowed) throw refuse('not-permitted');
  return actor;
}

/** A member of the clinic in the path, whose session began with a second factor. */
export async function staffOf(deps: ServerDeps, tx: Tx, request: FastifyRequest): Promise<StaffActor> {
  const clinicId = clinicNamedBy(request);
  if (clinicId !== undefined) await enterClinic(tx, clinicId);
  const found = await deps.identity.findStaff(tx, readCookies(request.headers.cookie), clinicId);
  if (found === undefined) throw refuse('not-signed-in');
  if (!found.secondFactor) throw refuse('second-factor-required');
  if (found.kind !== 'staff') throw refuse('not-permitted');
  if (clinicId === undefined) await enterClinic(tx, found.clinicId);
  return found;
}

/** The clinic is in the path, or, for edges whose paths are fixed, in a header. */
function clinicNamedBy(request: FastifyRequest): string | undefined {
  const { params } = request;
  const named =
    typeof params === 'object' && params !== null && 'clinicId' in params
      ? params.clinicId
      : request.headers['titrate-clinic'];
  if (named === undefined) return undefined;
  if (typeof named !== 'string' || !UUID.test(named)) throw refuse('not-permitted');
  return named;
}
