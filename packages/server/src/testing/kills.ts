import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { ServerProcess } from './process.ts';

/** A session that somebody charts on. */
export interface KillBed {
  readonly clinicId: string;
  readonly sessionId: string;
  readonly patientId: string;
  readonly cookie: string;
}

export interface KillRun {
  readonly start: () => Promise<ServerProcess>;
  readonly beds: readonly KillBed[];
  readonly kills: number;
  /** Longest run; it ends earlier with fewer kills. */
  readonly forMs: number;
  /** Longest life of a server between two kills; what it stores in it depends on the machine (default 400). */
  readonly aliveMs?: number;
  /** A number from 0 to 1 at each call. */
  readonly random: () => number;
}

export interface KillReport {
  readonly kills: number;
  /** Requests that got no answer and were sent again with the same ids. */
  readonly sentAgain: number;
  /** Ids whose storing the server had confirmed, by session. */
  readonly acknowledged: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Charts on every session without pause while the server is killed at random moments and started again. Each event
 * keeps its id until it is acknowledged, as a tablet does. What comes back must then be in the record, once.
 */
export async function killWhileCharting(run: KillRun): Promise<KillReport> {
  const acknowledged = new Map(run.beds.map((bed) => [bed.sessionId, new Set<string>()]));
  const state: { url: string | undefined; ended: boolean; sentAgain: number } = {
    url: undefined,
    ended: false,
    sentAgain: 0,
  };
  let server = await run.start();
  state.url = server.url;
  const clients = run.beds.map(async (bed) => {
    while (!state.ended) {
      const events = someEvents(1 + Math.floor(run.random() * 4));
      while (!(await deliver(state.url, bed, events, acknowledged.get(bed.sessionId)))) {
        if (state.ended) return;
        state.sentAgain += 1;
        await sleep(15);
      }
    }
  });
  const until = performance.now() + run.forMs;
  let kills = 0;
  while (kills < run.kills && performance.now() < until) {
    await sleep(20 + run.random() * (run.aliveMs ?? 400));
    await server.kill();
    kills += 1;
    state.url = undefined;
    server = await run.start();
    state.url = server.url;
  }
  await sleep(300);
  state.ended = true;
  await Promise.all(clients);
  await server.stop();
  return { kills, sentAgain: state.sentAgain, acknowledged };
}

function someEvents(count: number) {
  return Array.from({ length: count }, () => ({
    id: randomUUID(),
    kind: 'vital.recorded',
    observedAt: new Date(Date.now()).toISOString(),
    data: { heartRatePerMin: 70, spo2Percent: 97, respiratoryRatePerMin: 14, status: 'final' },
  }));
}

/** Whether the server has answered; an answer that refuses an event is a fault of the run. */
async function deliver(
  url: string | undefined,
  bed: KillBed,
  events: readonly { readonly id: string }[],
  acknowledged: Set<string> | undefined,
): Promise<boolean> {
  if (url === undefined) return false;
  try {
    const response = await fetch(`${url}/api/clinics/${bed.clinicId}/sessions/${bed.sessionId}/events`, {
      method: 'POST',
      headers: { cookie: bed.cookie, 'content-type': 'application/json', 'x-forwarded-for': addressOf(bed) },
      body: JSON.stringify({ patientId: bed.patientId, events }),
    });
    const text = await response.text();
    if (response.status === 429) return false;
    const answer = response.status === 200 ? Answer.safeParse(JSON.parse(text)) : undefined;
    if (answer?.success !== true || answer.data.refused.length > 0)
      throw new RefusedRun(`${response.status} ${text}`);
    for (const event of events) acknowledged?.add(event.id);
    return true;
  } catch (error) {
    if (error instanceof RefusedRun) throw error;
    return false;
  }
}

class RefusedRun extends Error {}
const Answer = z.object({ refused: z.array(z.unknown()) });

/** Each session stands for a tablet of its own: the limit of requests counts by address. */
const addressOf = (bed: KillBed): string =>
  `10.${[0, 2, 4].map((at) => Number.parseInt(bed.sessionId.slice(at, at + 2), 16)).join('.')}`;
