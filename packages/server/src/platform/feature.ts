import type { FastifyInstance } from 'fastify';
import type { BoundRoute } from './http/route.ts';
import type { Task } from './jobs/jobs.ts';
import type { ServerDeps } from './server.ts';

/** What nobody waits for begins this long after the start: whoever waited for that has the processor to themselves. */
export const SETTLED_MS = 400;

/** One subject of the server: its routes, its background work, and what must run beside them. */
export interface Feature {
  readonly name: string;
  readonly routes: readonly BoundRoute[];
  readonly jobs?: readonly Task[];
  /** Started with the server, after the database is ready; the function it returns stops it. */
  start?(deps: ServerDeps): Promise<() => Promise<void>>;
  /** For an edge that needs more than bound routes; it must answer for its own access checks. */
  plugin?(app: FastifyInstance, deps: ServerDeps): Promise<void>;
}
