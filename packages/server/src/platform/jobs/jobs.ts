import { sql } from 'kysely';
import type { Tx } from '../database/schema.ts';
import type { ServerDeps } from '../server.ts';

/** Work done after or apart from a request. It may run twice: make it safe to repeat. */
export interface Task {
  /** `feature.act`, stable: waiting jobs name it. */
  readonly name: string;
  run(payload: unknown, deps: ServerDeps): Promise<void>;
  /** When it runs by itself, in cron words and UTC: `0 6 * * *`. */
  readonly cron?: string;
}

export interface JobRequest {
  readonly task: string;
  /** Ids only; the task loads the rest inside the clinic. */
  readonly payload: { readonly clinicId: string; readonly [key: string]: string | number | boolean };
  readonly runAt?: string;
  /** A second job with the same key replaces the waiting one. */
  readonly key?: string;
}

/** Asks for work with the transaction: if that rolls back, nothing was asked. */
export async function enqueue(tx: Tx, job: JobRequest): Promise<void> {
  await sql`select enqueue_job(${job.task}, ${JSON.stringify(job.payload)}::json,
    ${job.runAt ?? null}::timestamptz, ${job.key ?? null})`.execute(tx);
}
