import {
  parseCronItems,
  Logger as QueueLogger,
  type RunnerOptions,
  run,
  runMigrations,
  runOnce,
} from 'graphile-worker';

import { Pool } from 'pg';
import type { Connections } from '../database/open.ts';
import { describeError, type Logger } from '../log.ts';
import type { ServerDeps } from '../server.ts';
import type { Task } from './jobs.ts';

const CONCURRENCY = 4;

/** Creates or updates the queue's own tables; part of migrating. `settings` is said on its connection first. */
export async function migrateQueue(owner: Connections['owner'], settings: string): Promise<void> {
  const pool = queuePool(owner, 1);
  pool.on('connect', (client) => void client.query(settings).catch(() => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: silent() });
  } finally {
    await pool.end();
  }
}

/**
 * Works off the queue. Any number of servers may: each job goes to one of them, and a job whose
 * server died is taken up again. The queue is the owner's; tasks themselves use the application role.
 */
export async function startWorker(deps: ServerDeps, tasks: readonly Task[]): Promise<() => Promise<void>> {
  const pool = queuePool(deps.store.connections.owner, CONCURRENCY + 2);
  const runner = await run(settings(pool, deps, tasks));
  return async () => {
    await runner.stop();
    await pool.end();
  };
}

/** Works off what is waiting and returns, for tests and the command line. */
export async function runWaitingJobs(deps: ServerDeps, tasks: readonly Task[]): Promise<void> {
  const pool = queuePool(deps.store.connections.owner, CONCURRENCY);
  try {
    await runOnce({ ...settings(pool, deps, tasks), parsedCronItems: [] });
  } finally {
    await pool.end();
  }
}

function settings(pgPool: Pool, deps: ServerDeps, tasks: readonly Task[]): RunnerOptions {
  return {
    pgPool,
    concurrency: CONCURRENCY,
    noHandleSignals: true,
    logger: queueLogger(deps.log),
    taskList: Object.fromEntries(
      tasks.map((task) => [task.name, (payload: unknown) => perform(task, payload, deps)]),
    ),
    parsedCronItems: parseCronItems(
      tasks.flatMap((task) => (task.cron === undefined ? [] : [{ task: task.name, match: task.cron }])),
    ),
  };
}

async function perform(task: Task, payload: unknown, deps: ServerDeps): Promise<void> {
  try {
    await task.run(payload, deps);
  } catch (error) {
    deps.log.error({ task: task.name, error: describeError(error) }, 'a job failed and will be tried again');
    // The queue keeps the message of an error in its table: give it one that says nothing about a person.
    throw new Error('failed; see the log');
  }
}

function queuePool(owner: Connections['owner'], max: number): Pool {
  const pool = new Pool({ ...owner, max });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

const silent = () => new QueueLogger(() => () => undefined);

/** The library's messages may quote payloads and errors: only their level and the task's name go to the log. */
function queueLogger(log: Logger): QueueLogger {
  return new QueueLogger((scope) => (level) => {
    if (level === 'error') log.warn({ task: scope.taskIdentifier }, 'the job queue reported an error');
  });
}
