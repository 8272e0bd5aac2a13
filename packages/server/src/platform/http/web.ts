import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { PUBLIC_PATHS } from '@titrate/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { problemOf, refuse } from './refusal.ts';

export const WEB_DIST = fileURLToPath(new URL('../../../../web/dist', import.meta.url));

/** The built web: the public pages at `/`, the patient app under `/me`, the clinician app under `/clinic`. */
export async function serveWeb(app: FastifyInstance, dist = WEB_DIST): Promise<void> {
  await app.register(fastifyStatic, {
    root: dist,
    wildcard: false,
    index: false,
    serve: false,
    cacheControl: false,
    // Of a fresh install the pages are built beside the running server; until then a page says so.
    suppressWarning: true,
  });
  // A route of its own rather than the handler of the unfound, so that pages are compressed like answers.
  app.get('/*', (request, reply) => serveFile(request, reply, dist));
  app.setNotFoundHandler((_request, reply) => notFound(reply));
}

function serveFile(request: FastifyRequest, reply: FastifyReply, dist: string): unknown {
  const path = (request.url.split('?')[0] ?? '/').replace(/\/+$/, '');
  if (/^\/(api|fhir)(\/|$)/.test(path)) return notFound(reply);
  if (path.split('/').some((part) => part.startsWith('.'))) return notFound(reply);
  const isPlain = /^[\w./@-]*$/.test(path);
  if (isPlain && /\.[a-z0-9]+$/i.test(path)) {
    if (!existsSync(join(dist, path))) return notFound(reply);
    // Files in assets/ carry a hash of their content in the name.
    const isHashed = path.startsWith('/assets/');
    reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    return reply.sendFile(path.slice(1));
  }
  const page = pageOf(path);
  if (!existsSync(join(dist, page))) return building(reply);
  if (page === PUBLIC_PAGE && !PUBLIC.has(path === '' ? '/' : path)) reply.code(404);
  return reply.header('cache-control', 'no-cache').sendFile(page);
}

const PUBLIC_PAGE = 'index.html';
const PUBLIC: ReadonlySet<string> = new Set(PUBLIC_PATHS);

/** Which addresses there are below `/me` and `/clinic` is those apps' to say; the public pages say it themselves too. */
function pageOf(path: string): string {
  if (/^\/me(\/|$)/.test(path)) return 'me/index.html';
  if (/^\/clinic(\/|$)/.test(path)) return 'clinic/index.html';
  return PUBLIC_PAGE;
}

function notFound(reply: FastifyReply): unknown {
  const problem = problemOf(refuse('not-found'));
  return reply.code(404).type('application/problem+json').send(JSON.stringify(problem));
}

/** The first start builds the pages beside the server: a browser that is quicker looks again in a second. */
function building(reply: FastifyReply): unknown {
  return reply
    .code(503)
    .header('retry-after', '1')
    .header('refresh', '1')
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(
      '<!doctype html><html lang="en"><title>Titrate</title><p>The pages are being prepared. This takes a few seconds.</p></html>',
    );
}
