import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import type { Logger } from '../log.ts';
import { LIVE_CHANNEL, type LiveEvent } from './live.ts';

const Payload = z.object({
  clinicId: z.string(),
  topic: z.string(),
  id: z.string(),
  seq: z.int().optional(),
});

/** What a listener hears: news of its clinic, or that it must fetch everything it shows again. */
export type LiveSignal = { readonly kind: 'event'; readonly event: LiveEvent } | { readonly kind: 'resync' };

/** The ear of one server process on the database. */
export interface LiveHub {
  subscribe(clinicId: string, listener: (signal: LiveSignal) => void): () => void;
  /** What was heard of a clinic so far: the same mark again means that nothing was told in between. */
  mark(clinicId: string): string;
  /** Whether news arrive at present; while not, listeners will be told to resync. */
  readonly connected: boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const RETRY_MS = 250;
const HEARTBEAT_MS = 5_000;

/**
 * One connection that listens for all screens of this process. When it breaks it comes back by itself
 * and then tells everyone to fetch again, because what happened in between was not heard.
 */
export function createLiveHub(connection: ClientConfig, log: Logger): LiveHub {
  const listeners = new Map<string, Set<(signal: LiveSignal) => void>>();
  const heard = new Map<string, number>();
  const state = {
    client: undefined as Client | undefined,
    stopped: false,
    // Another process, or another time of listening, has other marks: nobody knows what was told in between.
    listening: randomUUID(),
  };
  const tellAll = (signal: LiveSignal) => {
    for (const set of listeners.values()) for (const listener of set) listener(signal);
  };
  const onPayload = (text: string | undefined) => {
    const parsed = Payload.safeParse(safeJson(text));
    if (!parsed.success) return;
    const { clinicId, topic, id, seq } = parsed.data;
    heard.set(clinicId, (heard.get(clinicId) ?? 0) + 1);
    const event = { topic, id, ...(seq === undefined ? {} : { seq }) };
    for (const listener of listeners.get(clinicId) ?? []) listener({ kind: 'event', event });
  };

  async function listen(): Promise<void> {
    const client = new Client({ ...connection, keepAlive: true });
    const ended = new EventEmitter();
    const lost = () => ended.emit('lost');
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', (message) => onPayload(message.payload));
    await client.connect();
    await client.query(`listen ${LIVE_CHANNEL}`);
    state.client = client;
    const pulse = setInterval(() => client.query('select 1').catch(lost), HEARTBEAT_MS);
    pulse.unref();
    ended.once('lost', () => {
      clearInterval(pulse);
      state.client = undefined;
      client.end().catch(() => undefined);
      if (!state.stopped) void reconnect();
    });
  }

  async function reconnect(): Promise<void> {
    log.warn('live updates lost the database; reconnecting');
    while (!state.stopped) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS).unref());
      try {
        await listen();
        state.listening = randomUUID();
        tellAll({ kind: 'resync' });
        return;
      } catch {
        // The database is still away; the next round tries again.
      }
    }
  }

  return {
    mark: (clinicId) => `${state.listening}.${heard.get(clinicId) ?? 0}`,
    get connected() {
      return state.client !== undefined;
    },
    subscribe(clinicId, listener) {
      const set = listeners.get(clinicId) ?? new Set();
      listeners.set(clinicId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(clinicId) === set) listeners.delete(clinicId);
      };
    },
    start: listen,
    async stop() {
      state.stopped = true;
      await state.client?.end().catch(() => undefined);
    },
  };
}

function safeJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
