import { randomUUID } from 'node:crypto';
import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { isDatabaseAway } from '../database/away.ts';
import type { Feature } from '../feature.ts';
import { hashToken, openSignedCookie } from '../identity/tokens.ts';
import { describeError } from '../log.ts';
import type { ServerDeps } from '../server.ts';
import { readCookies } from './cookies.ts';
import { noteRefusedAccess } from './denied.ts';
import { openApiOf } from './openapi.ts';
import { platformFeatures } from './platform-routes.ts';
import { defectProblem, problemOf, Refusal, refuse } from './refusal.ts';
import type { BoundRoute, Rendering } from './route.ts';
import { CONTENT_SECURITY_POLICY, refuseForeignOrigin } from './security.ts';
import { serveWeb } from './web.ts';

/** Every bound route of the server: what the denial tests, OpenAPI and the documentation walk. */
export function allRoutes(features: readonly Feature[]): readonly BoundRoute[] {
  return [...platformFeatures, ...features].flatMap((feature) => feature.routes);
}

const BODY_LIMIT = 256 * 1024;
const REQUESTS_PER_MIN = 1200;

/** The HTTP server with everything on it; it neither listens nor starts the features' own work. */
export async function createApp(deps: ServerDeps, features: readonly Feature[]): Promise<FastifyInstance> {
  const loggerInstance: FastifyBaseLogger = deps.log;
  const app = Fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: 'idle',
    trustProxy: deps.config.trustProxy,
  });
  readBodiesAsText(app);
  app.addHook('onRequest', async (request) => refuseForeignOrigin(request, deps.config.publicUrl));
  app.addHook('onResponse', async (request, reply) => logRequest(request, reply));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, deps));
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    strictTransportSecurity: deps.config.publicUrl.startsWith('https://') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
  await app.register(rateLimit, {
    global: true,
    max: deps.config.mode === 'serve' ? REQUESTS_PER_MIN : 100_000,
    timeWindow: 60_000,
    keyGenerator: (request) => callerKey(request, deps),
    allowList: (request) => request.url === '/healthz' || request.url === '/readyz',
    errorResponseBuilder: () => refuse('too-many-requests', 'Wait a minute and try again'),
  });
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'] });

  const routes = allRoutes(features);
  refuseTwins(routes);
  for (const route of routes) mount(app, route, deps);
  for (const feature of [...platformFeatures, ...features]) {
    const { plugin } = feature;
    if (plugin !== undefined) await app.register(async (scope) => plugin(scope, deps));
  }
  let description: string | undefined;
  app.get('/openapi.json', async (_request, reply) => {
    description ??= JSON.stringify(openApiOf(routes.map((route) => route.endpoint)));
    return reply.type('application/json').send(description);
  });
  await serveWeb(app);
  return app;
}

function mount(app: FastifyInstance, route: BoundRoute, deps: ServerDeps): void {
  const { endpoint, options } = route;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    bodyLimit: options.bodyLimit ?? BODY_LIMIT,
    exposeHeadRoute: false,
    ...(options.requestsPerMin === undefined || deps.config.mode !== 'serve'
      ? {}
      : { config: { rateLimit: { max: options.requestsPerMin, timeWindow: 60_000 } } }),
    onRequest: async (_request, reply) => {
      reply.header('cache-control', 'no-store');
    },
    ...(options.rendering === undefined
      ? {}
      : {
          errorHandler: (error, request, reply) =>
            answerError(error, request, reply, deps, options.rendering),
        }),
    handler: async (request, reply) => {
      try {
        return await route.serve(deps, request, reply);
      } catch (error) {
        if (error instanceof Refusal) await noteRefusedAccess(deps, endpoint, request, error);
        throw error;
      }
    },
  });
}

/** Bodies stay text until access is granted: a stranger learns nothing from how we read them. */
function readBodiesAsText(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  const types = [/^application\/([a-z+.-]*\+)?json/, /^application\/x-ndjson/, /^text\//];
  for (const type of types) {
    app.addContentTypeParser(type, { parseAs: 'string' }, (_request, body, done) => done(null, body));
  }
}

function refuseTwins(routes: readonly BoundRoute[]): void {
  const seen = new Set<string>();
  for (const { endpoint } of routes) {
    for (const key of [endpoint.id, `${endpoint.method} ${endpoint.path}`]) {
      if (seen.has(key)) throw new Error(`Invariant broken: two routes are called ${key}`);
      seen.add(key);
    }
    if (endpoint.access.kind === 'patient' && !/^\/api\/me(\/|$)/.test(endpoint.path)) {
      throw new Error(`Invariant broken: patient route ${endpoint.id} lies outside /api/me`);
    }
  }
}

function logRequest(request: FastifyRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url ?? 'unmatched';
  const line = {
    id: request.id,
    method: request.method,
    route,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  };
  if (reply.statusCode >= 500) request.log.error(line, 'request failed');
  else request.log.info(line, 'request');
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ServerDeps,
  rendering?: Rendering,
): unknown {
  const refusal = asRefusal(error);
  if (refusal === undefined || isDatabaseAway(error)) {
    deps.log.error(
      { reference: request.id, route: request.routeOptions.url, error: describeError(error) },
      refusal === undefined ? 'defect' : 'the database is away',
    );
  }
  const problem = refusal === undefined ? defectProblem(request.id) : problemOf(refusal);
  reply.code(problem.status).header('cache-control', 'no-store');
  if (rendering !== undefined) {
    return reply.type(rendering.contentType).send(JSON.stringify(rendering.problem(problem)));
  }
  return reply.type('application/problem+json').send(JSON.stringify(problem));
}

/** Faults of the request that the framework found before us keep their meaning; everything else is a defect of ours. */
function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (isDatabaseAway(error)) {
    return refuse(
      'unavailable',
      'The database did not answer in time. Look whether it was saved before you try again.',
    );
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return refuse('too-large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return refuse('invalid-input', 'This content type is not read here');
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
      return refuse('invalid-input');
    default:
      return undefined;
  }
}

/** Whom a limit counts: the signed-in device, so that a whole clinic behind one address is not one caller; else the address. */
function callerKey(request: FastifyRequest, deps: ServerDeps): string {
  const cookie = readCookies(request.headers.cookie).get(deps.identity.staffCookie);
  // Only a cookie that we signed counts: nobody gets a fresh allowance by inventing one.
  const token = cookie === undefined ? undefined : openSignedCookie(cookie, deps.config.secret);
  return token === undefined ? request.ip : hashToken(token);
}
