import { z } from 'zod';
import { endpoint } from '../platform/endpoint.ts';
import { EVERYONE } from '../platform/roles.ts';

/** A change somewhere in the clinic: fetch the subject from the sequence number you have. */
export const LiveChange = z.object({ topic: z.string(), id: z.string(), seq: z.int().optional() });
export type LiveChange = z.infer<typeof LiveChange>;

/**
 * Server-sent events: `change` carries a `LiveChange`, `resync` asks to fetch everything shown again
 * (sent first on every connection), `heartbeat` comes every three seconds.
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
