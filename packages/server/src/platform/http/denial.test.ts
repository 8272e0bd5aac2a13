import { randomUUID } from 'node:crypto';
import { type Endpoint, ROLES } from '@titrate/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { FEATURES } from '../../features/index.ts';
import { aWorld, type Caller, type World } from '../../testing/world.ts';
import { allRoutes } from './app.ts';

/**
 * Every route of the server × every role × the clinic next door. The list comes from the registry that
 * serves requests, so a route that is added is covered, and one without a rule would not be let through.
 */
const endpoints = allRoutes(FEATURES).map((bound) => bound.endpoint);
const staffEndpoints = endpoints.filter((endpoint) => endpoint.access.kind === 'staff');

/** Any id will do for what the path names beside the clinic: access is decided before it is looked up. */
const paramsOf = (path: string, clinicId: string): Record<string, string> =>
  Object.fromEntries(
    [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => [
      name,
      name === 'clinicId' ? clinicId : randomUUID(),
    ]),
  );

describe('what nobody may do', () => {
  let world: World;
  const callers = new Map<string, Caller>();
  beforeAll(async () => {
    world = await aWorld();
    for (const role of ROLES) callers.set(role, await world.signedInAs(role));
    callers.set('half', await world.withoutSecondFactor('owner'));
    callers.set('patient', await world.patientWithLink(randomUUID()));
  });
  const send = (caller: Caller | undefined, endpoint: Endpoint, clinicId: string) =>
    (caller ?? world.nobody).call(endpoint.method, endpoint.path, {
      params: paramsOf(endpoint.path, clinicId),
      ...(endpoint.body === undefined ? {} : { body: { unread: true } }),
    });

  it('has a clinic in the path of every staff route but the fixed ones of the edges', () => {
    const without = staffEndpoints.filter((endpoint) => !endpoint.path.includes('/clinics/:clinicId'));
    expect(
      without.filter((endpoint) => !endpoint.path.startsWith('/fhir/')).map((endpoint) => endpoint.id),
    ).toEqual([]);
  });

  it.each(ROLES)('keeps a %s out of every route of another clinic', async (role) => {
    for (const endpoint of staffEndpoints.filter((one) => one.path.includes(':clinicId'))) {
      const answer = await send(callers.get(role), endpoint, world.otherClinic.id);
      expect({ id: endpoint.id, status: answer.status, type: answer.body.type }).toEqual({
        id: endpoint.id,
        status: 403,
        type: 'not-permitted',
      });
    }
  });

  it.each(ROLES)(
    'keeps a %s out of every route of the own clinic that does not name the role',
    async (role) => {
      for (const endpoint of staffEndpoints) {
        if (endpoint.access.kind === 'staff' && endpoint.access.roles.includes(role)) continue;
        const answer = await send(callers.get(role), endpoint, world.clinic.id);
        expect({ id: endpoint.id, status: answer.status }).toEqual({ id: endpoint.id, status: 403 });
      }
    },
  );

  it('keeps someone without a second factor, a patient and a stranger out of every staff route', async () => {
    for (const endpoint of staffEndpoints) {
      for (const who of ['half', 'patient', 'nobody']) {
        const answer = await send(callers.get(who), endpoint, world.clinic.id);
        expect({ id: endpoint.id, who, status: answer.status }).toEqual({
          id: endpoint.id,
          who,
          status: 401,
        });
      }
    }
  });

  it('keeps everyone but patients out of patient routes, and strangers out of accounts', async () => {
    for (const endpoint of endpoints) {
      if (endpoint.access.kind === 'patient') {
        expect((await send(callers.get('owner'), endpoint, world.clinic.id)).status).toBe(401);
        expect((await send(undefined, endpoint, world.clinic.id)).status).toBe(401);
      }
      if (endpoint.access.kind === 'signed-in')
        expect((await send(undefined, endpoint, world.clinic.id)).status).toBe(401);
    }
  });

  it('has no public route outside the few that are meant to be', () => {
    const open = endpoints
      .filter((endpoint) => endpoint.access.kind === 'public')
      .map((endpoint) => endpoint.path);
    expect(open.filter((path) => !path.startsWith('/api/public/') && path !== '/fhir/R4/metadata')).toEqual(
      [],
    );
  });

  it('answers 404 for an address that is no route', async () => {
    expect((await world.nobody.call('GET', '/api/clinics')).status).toBe(404);
    expect((await world.nobody.call('POST', '/anything')).status).toBe(404);
  });
});
