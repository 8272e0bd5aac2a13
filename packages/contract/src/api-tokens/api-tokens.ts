import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';

const Instant = z.iso.datetime({ offset: true });
const inClinic = z.object({ clinicId: z.uuid() });

/** What a machine may do, as SMART backend scopes: `system/*.rs` reads and searches everything, `system/Observation.rs` one type. */
export const ApiScope = z
  .string()
  .regex(/^system\/(\*|[A-Z][A-Za-z]{1,40})\.(r|s|rs)$/, 'expected a scope such as system/*.rs');

export const listApiTokens = endpoint({
  id: 'api-tokens.list',
  method: 'GET',
  path: '/api/clinics/:clinicId/api-tokens',
  summary: 'The tokens of machines that read this clinic over FHIR; secrets are never shown again',
  access: { kind: 'staff', roles: ['owner'] },
  params: inClinic,
  response: z.object({
    tokens: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        scopes: z.array(z.string()),
        createdAt: Instant,
        expiresAt: Instant.nullable(),
        revokedAt: Instant.nullable(),
      }),
    ),
  }),
});

export const createApiToken = endpoint({
  id: 'api-tokens.create',
  method: 'POST',
  path: '/api/clinics/:clinicId/api-tokens',
  summary: 'Make a token for a machine; its secret is in this answer and nowhere else',
  access: { kind: 'staff', roles: ['owner'] },
  params: inClinic,
  body: z.object({
    name: z.string().trim().min(1).max(120),
    scopes: z.array(ApiScope).min(1).max(40),
    expiresAt: Instant.optional(),
  }),
  response: z.object({ id: z.uuid(), token: z.string() }),
});

export const revokeApiToken = endpoint({
  id: 'api-tokens.revoke',
  method: 'DELETE',
  path: '/api/clinics/:clinicId/api-tokens/:tokenId',
  summary: 'Take a token out of force at once',
  access: { kind: 'staff', roles: ['owner'] },
  params: z.object({ clinicId: z.uuid(), tokenId: z.uuid() }),
  response: z.undefined(),
});
