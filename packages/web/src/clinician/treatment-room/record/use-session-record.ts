import { readSession, sessionEvents } from '@titrate/contract';
import { addMs, type Instant, parseInstant } from '@titrate/quantity';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../kit/api/client.ts';
import { useCall } from '../../../kit/api/hooks.ts';
import { now } from '../../../kit/clock/clock.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { RecordStore } from './record-store.ts';
import { readSealed } from './wire.ts';

/** The session with its whole event list, kept current: the live message says a number, the events after ours are fetched. */
export function useSessionRecord(clinicId: string, sessionId: string) {
  const query = useCall(readSession, { params: { clinicId, sessionId } });
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

  useLive('session', sessionId, (change) => {
    if (change.seq === undefined || change.seq > store.view().seq) void fetchNewer().catch(() => undefined);
  });

  return { query, store, record, skewMs, fetchNewer };
}

/** How far the server's clock is ahead of this one; observation times are told by the server's. */
function skewOf(serverTime: string): number {
  const at = parseInstant(serverTime);
  return at.ok ? at.value - now() : 0;
}

export const skewed = (skewMs: number): Instant => addMs(now(), skewMs);
