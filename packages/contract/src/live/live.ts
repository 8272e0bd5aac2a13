import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE } from '../platform/roles.ts';

/** A change somewhere in the clinic: fetch the subject from the sequence number you have. */
export const LiveChange = z.object({ topic: z.string(), id: z.string(), seq: z.int().optional() });
export type LiveChange = z.infer<typeof LiveChange>;

/**
 * What a server process had heard of a clinic: equal marks mean that nothing was told in between, any other that something
 * may have been. Every reading below `/api/clinics/:clinicId` brings the mark of the moment before it was read.
 */
export const LIVE_MARK_HEADER = 'titrate-live-mark';

/** The first message of a connection: what was read with another mark than this, or without one, must be fetched again. */
export const LiveMark = z.object({ mark: z.string() });
export type LiveMark = z.infer<typeof LiveMark>;

/**
 * Server-sent events: `change` carries a `LiveChange`, `resync` asks to fetch everything shown again (sent first on every
 * connection, then with a `LiveMark`), `heartbeat` comes every three seconds.
 */
export const followClinic = endpoint({
  id: 'live.follow',
  method: 'GET',
  path: '/api/clinics/:clinicId/live',
  summary: 'Follow changes of the clinic as server-sent events (text/event-stream)',
  access: { kind: 'staff', roles: EVERYONE },
  params: z.object({ clinicId: z.uuid() }),
  response: z.unknown(),
});
