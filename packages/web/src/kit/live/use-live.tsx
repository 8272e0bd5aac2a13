import { useQueryClient } from '@tanstack/react-query';
import type { LiveChange } from '@titrate/contract';
import { createContext, type ReactNode, use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { readAllAnew } from '../api/read-anew.ts';
import { LiveConnection, type LiveState } from './live.ts';

const LiveContext = createContext<LiveConnection | undefined>(undefined);

/** Opens the one connection of this tab; on a resync every shown answer is read again before the bar clears. */
export function LiveProvider({ clinicId, children }: { clinicId: string; children: ReactNode }) {
  const [connection] = useState(
    () => new LiveConnection(`/api/clinics/${encodeURIComponent(clinicId)}/live`),
  );
  const queries = useQueryClient();
  useEffect(() => {
    const off = connection.onResync(() => readAllAnew(queries));
    connection.open();
    return () => {
      off();
      connection.close();
    };
  }, [connection, queries]);
  return <LiveContext value={connection}>{children}</LiveContext>;
}

/** Runs `onChange` when another screen or a device changed `topic` (and, when given, that `id`). */
export function useLive(topic: string, id: string | undefined, onChange: (change: LiveChange) => void): void {
  const connection = use(LiveContext);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(
    () => connection?.onChange(topic, id, (change) => latest.current(change)),
    [connection, topic, id],
  );
}

const CONNECTING: LiveState = { kind: 'connecting' };

/** Whether this screen is live; pages without a connection (sign-in, gallery) are always `connecting`. */
export function useLiveState(): LiveState {
  const connection = use(LiveContext);
  return useSyncExternalStore(connection?.onState ?? neverChanges, connection?.state ?? (() => CONNECTING));
}

const neverChanges = () => () => {};
