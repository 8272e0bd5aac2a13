import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import { z } from 'zod';
import type { SignedInActor } from '../http/actor.ts';
import { readCookies } from '../http/cookies.ts';
import { readJson } from '../http/parse.ts';
import { refuse } from '../http/refusal.ts';
import type { ServerDeps } from '../server.ts';
import { noteSignIn } from './sign-in-trail.ts';
import { attemptKey, isThrottled, noteAttempt } from './throttle.ts';

/** The only doors of the library that are open; whatever else it offers answers 404. */
const OPEN = new Set([
  'POST /sign-in/email',
  'POST /two-factor/enable',
  'POST /two-factor/verify-totp',
  'POST /two-factor/verify-backup-code',
  'POST /two-factor/generate-backup-codes',
  'GET /passkey/generate-authenticate-options',
  'POST /passkey/verify-authentication',
  'GET /passkey/generate-register-options',
  'POST /passkey/verify-registration',
  'GET /passkey/list-user-passkeys',
  'POST /passkey/delete-passkey',
  'POST /change-password',
]);

/** Acts on the account itself: not with a password alone once a second factor exists. */
const CHANGES_ACCOUNT = new Set([
  '/two-factor/enable',
  '/two-factor/generate-backup-codes',
  '/passkey/generate-register-options',
  '/passkey/verify-registration',
  '/passkey/delete-passkey',
  '/change-password',
]);

const ATTEMPTS_PER_MIN = 30;

/** Puts the sign-in library under `/api/auth`, behind our own rules. */
export async function authRoutes(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    ...(deps.config.mode === 'serve'
      ? { config: { rateLimit: { max: ATTEMPTS_PER_MIN, timeWindow: 60_000 } } }
      : {}),
    handler: (request, reply) => answer(deps, request, reply),
  });
}

async function answer(deps: ServerDeps, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  reply.header('cache-control', 'no-store');
  const path = (request.url.split('?')[0] ?? '').slice('/api/auth'.length);
  if (!OPEN.has(`${request.method} ${path}`)) throw refuse('not-found');
  const body = request.method === 'POST' ? readJson(request.body) : undefined;
  const person = await deps.db
    .transaction()
    .execute((tx) => deps.identity.findSignedIn(tx, readCookies(request.headers.cookie)));
  if (CHANGES_ACCOUNT.has(path)) await guardAccount(deps, person);
  // Signed in already means: this is no sign-in, and as a guessing game it has no limit. Step-up is a route of its own.
  if (path.startsWith('/two-factor/verify-') && person?.secondFactor === true)
    throw refuse('conflict', 'You are signed in');
  const key = path === '/sign-in/email' ? attemptKey(emailOf(body), request.ip) : undefined;
  if (key !== undefined && (await isThrottled(deps.db, key, deps.clock.now()))) {
    throw refuse('too-many-requests', 'Too many wrong passwords; wait 15 minutes');
  }
  const auth = await deps.identity.auth.open();
  const response = await auth.handler(webRequest(deps, request, path, body));
  if (key !== undefined) await noteAttempt(deps.db, key, response.ok, deps.clock.now());
  await noteSignIn(deps, path, response.ok, body, await newSessionOf(response));
  return copyAnswer(reply, response);
}

const emailOf = (body: unknown): string => z.object({ email: z.string() }).safeParse(body).data?.email ?? '';

async function guardAccount(deps: ServerDeps, person: SignedInActor | undefined): Promise<void> {
  if (person === undefined) throw refuse('not-signed-in');
  if (person.secondFactor) return;
  const { rows } = await sql<{ enrolled: boolean }>`
    select (u.two_factor_enabled or exists (select 1 from auth_passkey p where p.user_id = u.id)) as enrolled
    from auth_user u where u.id = ${person.userId}`.execute(deps.db);
  if (rows[0]?.enrolled !== false) throw refuse('second-factor-required');
}

function webRequest(deps: ServerDeps, request: FastifyRequest, path: string, body: unknown): Request {
  const headers = new Headers({
    'content-type': 'application/json',
    origin: new URL(deps.config.publicUrl).origin,
  });
  for (const name of ['cookie', 'user-agent']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  // A passkey is bound to the place where the browser used it: let the library see the true one.
  if (path.startsWith('/passkey/') && request.headers.origin !== undefined)
    headers.set('origin', request.headers.origin);
  const search = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : '';
  return new Request(`${deps.config.publicUrl}/api/auth${path}${search}`, {
    method: request.method,
    headers,
    ...(request.method === 'POST' ? { body: JSON.stringify(tightened(path, body)) } : {}),
  });
}

/** No device is trusted to skip the second factor; a new password ends every other session. */
function tightened(path: string, body: unknown): unknown {
  const given = z.record(z.string(), z.unknown()).safeParse(body ?? {});
  if (!given.success) throw refuse('invalid-input', 'Expected a JSON object');
  const { trustDevice: _, ...rest } = given.data;
  return path === '/change-password' ? { ...rest, revokeOtherSessions: true } : rest;
}

/** Whether a session of ours began with this answer, and whose. */
async function newSessionOf(response: Response): Promise<string | undefined> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !type.includes('json')) return undefined;
  const parsed = z.object({ user: z.object({ id: z.string() }) }).safeParse(
    await response
      .clone()
      .json()
      .catch(() => undefined),
  );
  return parsed.success ? parsed.data.user.id : undefined;
}

async function copyAnswer(reply: FastifyReply, response: Response): Promise<unknown> {
  reply.code(response.status);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) reply.header('set-cookie', cookies);
  const text = await response.text();
  return reply.type('application/json; charset=utf-8').send(withoutTokens(text));
}

/** The token of a session lives in a cookie that scripts cannot read; the answer does not repeat it for them. */
function withoutTokens(text: string): string {
  if (text === '') return text;
  return JSON.stringify(JSON.parse(text), (name, value: unknown) => (name === 'token' ? undefined : value));
}
