import type { FastifyRequest } from 'fastify';
import { refuse } from './refusal.ts';

/** Nothing runs that did not come from us: no inline script, no frames, no foreign host. */
export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  // Style sheets are files too; only single style attributes may be set, which cannot run code.
  styleSrcAttr: ["'unsafe-inline'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'", 'data:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
};

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Another site's page must not act with a visitor's cookies. Browsers say where a request comes from;
 * what says "elsewhere" is refused. Programs that send neither header carry no stranger's cookies.
 */
export function refuseForeignOrigin(request: FastifyRequest, publicUrl: string): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, host } = request.headers;
  if (request.headers['sec-fetch-site'] === 'cross-site') throw refuse('not-permitted', 'Cross-site request');
  if (origin === undefined) return;
  const isOurs =
    origin === new URL(publicUrl).origin || (URL.canParse(origin) && new URL(origin).host === host);
  if (!isOurs) throw refuse('not-permitted', 'Cross-site request');
}
