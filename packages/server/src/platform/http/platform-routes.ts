import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Feature } from '../feature.ts';
import { identityFeature } from '../identity/feature.ts';
import type { Task } from '../jobs/jobs.ts';
import { liveFeature } from '../live/live.routes.ts';
import { deliverMail } from '../mail/mail.ts';
import type { ServerDeps } from '../server.ts';

/** The process is up; the database answers and news arrive. */
async function health(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  app.get('/healthz', async () => ({ status: 'up' }));
  app.get('/readyz', async (_request, reply) => {
    try {
      await sql`select 1 from schema_migration limit 1`.execute(deps.db);
    } catch {
      return reply.code(503).send({ status: 'database unreachable' });
    }
    return deps.live.connected
      ? { status: 'ready' }
      : reply.code(503).send({ status: 'live updates reconnecting' });
  });
}

/** What the platform itself offers, in the form that every feature has. */
export const platformFeatures: readonly Feature[] = [
  { name: 'health', routes: [], plugin: health },
  { name: 'mail', routes: [], jobs: [deliverMail] },
  identityFeature,
  liveFeature,
];

/** Every background task of the server. */
export function tasksOf(features: readonly Feature[]): readonly Task[] {
  return [...platformFeatures, ...features].flatMap((feature) => feature.jobs ?? []);
}
