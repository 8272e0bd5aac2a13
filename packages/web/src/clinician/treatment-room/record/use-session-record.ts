import { type ResponseOf, readSession, sessionEvents } from '@titrate/contract';
import { addMs, formatInstant, type Instant, parseInstant } from '@titrate/quantity';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { z } from 'zod';
import { call } from '../../../kit/api/client.ts';
import { useCall } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { readOrKept } from '../../../kit/installed/kept-read.ts';
import { firstReads } from '../../../kit/live/first-reads.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { useOffline } from '../../offline/offline.tsx';
import { RecordStore } from './record-store.ts';
import { readSealed } from './wire.ts';

type ReadSession = ResponseOf<typeof readSession>;

/** The session with its whole event list, kept current: the live message says a number, the events after ours are fetched. */
export function useSessionRecord(clinicId: string, sessionId: string) {
  const { vault } = useOffline();
  const slot = `session/${clinicId}/${sessionId}`;
  const query = useCall(
    readSession,
    { params: { clinicId, sessionId } },
    {
      via: (read) =>
        readOrKept({
          read,
          keeping: vault,
          slot,
          parse: keptSession,
          keep: keptOf,
          onKept: () => firstReads.unread(`/api/clinics/${clinicId}`),
        }),
    },
  );
  const [store] = useState(() => new RecordStore());
  const record = useSyncExternalStore(store.watch, store.view);
  const [skewMs, setSkewMs] = useState(0);

  const fetchNewer = async (): Promise<void> => {
    const answer = await call(sessionEvents, {
      params: { clinicId, sessionId },
      query: { after: store.view().seq },
    });
    store.merge(readSealed(answer.events));
    setSkewMs(skewOf(answer.serverTime));
  };

  useEffect(() => {
    if (query.data === undefined) return;
    store.merge(readSealed(query.data.events));
    setSkewMs(skewOf(query.data.serverTime));
  }, [query.data, store]);

  // What came since the session was read stays readable too, as long as the session runs.
  const { seq } = record;
  const { data } = query;
  useEffect(() => {
    if (data === undefined || seq === 0) return undefined;
    const timer = setTimeout(() => {
      void vault.put(slot, keptOf({ ...data, events: [...store.view().events] }, skewMs));
    }, KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [data, seq, skewMs, slot, store, vault]);

  useLive('session', sessionId, (change) => {
    if (change.seq === undefined || change.seq > store.view().seq) void fetchNewer().catch(() => undefined);
  });

  return { query, store, record, skewMs, fetchNewer };
}

/** Many readings in a row are kept once. */
const KEEP_AFTER_MS = 5000;
const OVER = ['closed', 'cancelled'];

/** What a device keeps of a session that runs: all that its page shows, with the difference of the clocks. */
function keptOf(read: ReadSession, skewMs = skewOf(read.serverTime)): unknown {
  return OVER.includes(read.session.phase) ? undefined : { read, skewMs };
}

/** A kept session, as if it were read now: its clock is this one with the difference known before. */
export function keptSession(value: unknown): ReadSession | undefined {
  const kept = KeptSession.safeParse(value).data;
  if (kept === undefined) return undefined;
  return { ...kept.read, serverTime: formatInstant(skewed(kept.skewMs)) };
}

const KeptSession = z.object({ read: readSession.response, skewMs: z.number() });

/** How far the server's clock is ahead of this one; observation times are told by the server's. */
function skewOf(serverTime: string): number {
  const at = parseInstant(serverTime);
  return at.ok ? at.value - now() : 0;
}

export const skewed = (skewMs: number): Instant => addMs(now(), skewMs);
