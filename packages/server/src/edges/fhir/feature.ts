import { formatInstant } from '@titrate/quantity';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { StateCache } from '../../features/sessions/store.ts';
import { type AuditNote, appendAudit } from '../../platform/audit/audit.ts';
import { isDatabaseAway } from '../../platform/database/away.ts';
import type { Feature } from '../../platform/feature.ts';
import { defectProblem, problemOf, Refusal, refuse } from '../../platform/http/refusal.ts';
import { describeError } from '../../platform/log.ts';
import type { ServerDeps } from '../../platform/server.ts';
import { type FhirAccess, fhirAccess } from './api/access.ts';
import { capabilityStatement } from './api/capability.ts';
import { FHIR_JSON, outcomeOf } from './api/outcome.ts';
import type { Reader, Source } from './api/reader.ts';
import { searchType } from './api/search.ts';
import { sourceOf } from './api/sources.ts';
import { tokenRoutes } from './api/token.routes.ts';
import type { FhirJson, Resource } from './resources/wire.ts';

const ROOT = '/fhir/R4';

/** FHIR R4, read only, at `/fhir/R4`: it translates the record and decides nothing. */
export const fhirFeature: Feature = {
  name: 'fhir',
  routes: [...tokenRoutes],
  plugin: async (app, deps) => mountFhir(app, deps),
};

function mountFhir(app: FastifyInstance, deps: ServerDeps): void {
  const cache = new StateCache();
  const base = `${deps.config.publicUrl}${ROOT}`;
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  );
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, deps));

  const within =
    (work: (reader: Reader, access: FhirAccess, note: (note: AuditNote) => void) => Promise<unknown>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const answer = await deps.db.transaction().execute(async (tx) => {
        const access = await fhirAccess(deps, tx, request);
        const clinic = await tx
          .selectFrom('clinic')
          .select(['name', 'timeZone'])
          .where('id', '=', access.clinicId)
          .executeTakeFirstOrThrow();
        const site = { clinicId: access.clinicId, clinicName: clinic.name, timeZone: clinic.timeZone, base };
        const now = deps.clock.now();
        const notes: AuditNote[] = [];
        const result = await work({ tx, site, now, cache }, access, (note) => notes.push(note));
        await appendAudit(tx, access.actor, now, notes);
        return result;
      });
      return send(reply, answer, request);
    };

  app.get(`${ROOT}/metadata`, async (_request, reply) =>
    reply.type(FHIR_JSON).send(JSON.stringify(capabilityStatement(base, formatInstant(deps.clock.now())))),
  );

  const search =
    (pairsOf: (request: FastifyRequest) => readonly (readonly [string, string])[]) =>
    (request: FastifyRequest, reply: FastifyReply) =>
      within(async (reader, access, note) => {
        const source = knownSource(request);
        if (!access.maySearch(source.type))
          throw refuse('not-permitted', `This token may not search ${source.type}`);
        note({ act: 'fhir.search', object: { kind: source.type } });
        return searchType(reader, source, pairsOf(request), isStrict(request));
      })(request, reply);
  app.get(
    `${ROOT}/:type`,
    search((request) => pairsIn(request.url)),
  );
  app.post(
    `${ROOT}/:type/_search`,
    search((request) => [
      ...pairsIn(request.url),
      ...new URLSearchParams(typeof request.body === 'string' ? request.body : ''),
    ]),
  );

  const read = (request: FastifyRequest, reply: FastifyReply) =>
    within(async (reader, access, note) => {
      const source = knownSource(request);
      if (!access.mayRead(source.type))
        throw refuse('not-permitted', `This token may not read ${source.type}`);
      const { id, version } = paramsOf(request);
      const found = await source.read(reader, id);
      if (found === 'gone') throw new Gone();
      if (found === undefined || (version !== undefined && version !== found.meta.versionId))
        throw refuse('not-found', `No such ${source.type}`);
      note({ act: 'fhir.read', object: { kind: source.type, id } });
      return found;
    })(request, reply);
  app.get(`${ROOT}/:type/:id`, read);
  app.get(`${ROOT}/:type/:id/_history/:version`, read);

  // The rest of the API's address space speaks FHIR too, also when it says no.
  for (const path of [ROOT, `${ROOT}/*`]) {
    app.route({
      method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      url: path,
      handler: async (request) => {
        const known =
          ['POST', 'PUT', 'PATCH', 'DELETE'].includes(request.method) &&
          sourceOf(request.url.slice(ROOT.length + 1).split(/[/?]/, 1)[0] ?? '') !== undefined;
        throw known ? new NotAllowed() : refuse('not-found', 'Nothing is offered at this address');
      },
    });
  }
}

class Gone extends Error {}
class NotAllowed extends Error {}

function knownSource(request: FastifyRequest): Source {
  const { type } = paramsOf(request);
  const source = sourceOf(type);
  if (source === undefined) throw refuse('not-found', 'This resource type is not offered');
  return source;
}

function paramsOf(request: FastifyRequest): {
  readonly type: string;
  readonly id: string;
  readonly version: string | undefined;
} {
  const { params } = request;
  const text = (name: string) => {
    const value =
      typeof params === 'object' && params !== null
        ? Object.entries(params).find(([key]) => key === name)?.[1]
        : undefined;
    return typeof value === 'string' ? value : undefined;
  };
  return { type: text('type') ?? '', id: text('id') ?? '', version: text('version') };
}

function pairsIn(url: string): readonly (readonly [string, string])[] {
  const at = url.indexOf('?');
  return at < 0 ? [] : [...new URLSearchParams(url.slice(at + 1))];
}

/** Unknown parameters are refused where the client asks for strictness, and left out otherwise. */
function isStrict(request: FastifyRequest): boolean {
  return /(^|[;,\s])handling\s*=\s*strict/i.test(String(request.headers['prefer'] ?? ''));
}

function send(reply: FastifyReply, answer: unknown, request: FastifyRequest): unknown {
  reply.header('cache-control', 'no-store').type(FHIR_JSON);
  if (isResource(answer)) {
    const etag = `W/"${answer.meta.versionId}"`;
    reply.header('etag', etag).header('last-modified', new Date(answer.meta.lastUpdated).toUTCString());
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  }
  return reply.send(JSON.stringify(answer));
}

function isResource(answer: unknown): answer is Resource {
  return typeof answer === 'object' && answer !== null && 'meta' in answer && 'id' in answer;
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  deps: ServerDeps,
): unknown {
  reply.header('cache-control', 'no-store').type(FHIR_JSON);
  const say = (status: number, outcome: FhirJson) => reply.code(status).send(JSON.stringify(outcome));
  if (error instanceof Refusal) {
    const problem = problemOf(error);
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    return say(problem.status, outcomeOf(problem));
  }
  if (error instanceof Gone)
    return say(410, outcomeOf({ type: 'not-found', title: 'It was replaced by a later entry', status: 410 }));
  if (error instanceof NotAllowed)
    return say(405, outcomeOf({ type: 'not-permitted', title: 'This API is read only', status: 405 }));
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500)
    return say(status, outcomeOf({ type: 'invalid-input', title: 'The request cannot be read', status }));
  const isAway = isDatabaseAway(error);
  deps.log.error(
    { reference: request.id, error: describeError(error) },
    isAway ? 'the database is away' : 'defect',
  );
  if (isAway)
    return say(503, outcomeOf(problemOf(refuse('unavailable', 'The database did not answer in time'))));
  return say(500, outcomeOf(defectProblem(request.id)));
}
