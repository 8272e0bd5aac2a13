import { followClinic, type LiveMark } from '@titrate/contract';
import type { FastifyReply } from 'fastify';
import type { Feature } from '../feature.ts';
import { staffAllowed } from '../http/access.ts';
import type { BoundRoute } from '../http/route.ts';
import type { LiveHub, LiveSignal } from './hub.ts';

const HEARTBEAT_MS = 3_000;
/** A screen that does not read is cut off and will come back and fetch what it missed. */
const MAX_WAITING_BYTES = 1_000_000;

/** Server-sent events of one clinic. It sends ids and sequence numbers only; screens fetch through checked routes. */
const follow: BoundRoute = {
  endpoint: followClinic,
  options: {},
  serve: async (deps, request, reply) => {
    const actor = await deps.db.transaction().execute((tx) => staffAllowed(deps, tx, followClinic, request));
    reply.hijack();
    stream(reply, deps.live, actor.clinicId);
    return reply;
  },
};

/** The open streams of each server, by its hub. */
const openStreams = new WeakMap<LiveHub, Set<() => void>>();

function stream(reply: FastifyReply, live: LiveHub, clinicId: string): void {
  const { raw } = reply;
  // Hijacked answers do not pass the hooks: carry over what they had set, such as the security headers.
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  });
  const write = (text: string) => {
    if (raw.writableLength > MAX_WAITING_BYTES) close();
    else raw.write(text);
  };
  const send = (signal: LiveSignal) => write(textOf(signal));
  const unsubscribe = live.subscribe(clinicId, send);
  const pulse = setInterval(() => write('event: heartbeat\ndata: {}\n\n'), HEARTBEAT_MS);
  const close = () => {
    clearInterval(pulse);
    unsubscribe();
    streams.delete(close);
    raw.end();
  };
  const streams = openStreams.get(live) ?? new Set();
  openStreams.set(live, streams.add(close));
  raw.on('close', close);
  raw.on('error', close);
  // Whoever (re)connects may have missed something: the first message says to fetch what was read before.
  const first: LiveMark = { mark: live.mark(clinicId) };
  write(`retry: 1000\n\nevent: resync\ndata: ${JSON.stringify(first)}\n\n`);
}

const textOf = (signal: LiveSignal): string =>
  signal.kind === 'resync'
    ? 'event: resync\ndata: {}\n\n'
    : `event: change\ndata: ${JSON.stringify(signal.event)}\n\n`;

export const liveFeature: Feature = {
  name: 'live',
  routes: [follow],
  // Open streams would keep a stopping server waiting for ever.
  plugin: async (app, deps) => {
    app.addHook('preClose', async () => {
      for (const close of [...(openStreams.get(deps.live) ?? [])]) close();
    });
  },
};
