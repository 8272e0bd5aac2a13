import {
  admit,
  type EventData,
  type EventKind,
  parseEvent,
  type SessionEvent,
  type SessionState,
  step,
} from '@titrate/clinical/session';
import { appendSessionEvents, type ResponseOf, type readSession, type SessionRow } from '@titrate/contract';
import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import {
  createContext,
  type ReactNode,
  use,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { call } from '../../../kit/api/client.ts';
import { formProblemsOf, isApiError } from '../../../kit/api/problems.ts';
import { useAskForPresence, withPresence } from '../../../kit/api/step-up.ts';
import { useNow } from '../../../kit/clock/use-now.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Outbox, type OutboxView, type Outcome, type SendAnswer } from './outbox.ts';
import type { RecordStore } from './record-store.ts';
import { keepUnsent, takeUnsent } from './unsent-store.ts';
import { skewed } from './use-session-record.ts';
import { readSealed } from './wire.ts';

export type ReadSession = ResponseOf<typeof readSession>;

export interface Act<K extends EventKind> {
  readonly kind: K;
  readonly data: EventData[K];
  /** Default: now, by the server's clock. */
  readonly observedAt?: Instant;
  /** Made when a form opens, so that pressing twice is one act. */
  readonly id?: string;
}

/** Everything a part of the session screen needs to show and to chart. */
export interface Charting {
  /** With what is charted here and not yet acknowledged. */
  readonly state: SessionState;
  /** What the server has. */
  readonly saved: SessionState;
  readonly session: SessionRow;
  readonly read: ReadSession;
  readonly zone: string;
  readonly skewMs: number;
  readonly outbox: OutboxView;
  /** Charts one fact; resolves when the server has stored or refused it. */
  readonly chart: <K extends EventKind>(act: Act<K>) => Promise<Outcome>;
  /** What would be refused now, in words; empty when the act is open. */
  readonly problemsOf: <K extends EventKind>(act: Act<K>) => readonly Problem[];
  readonly dismiss: (eventId: string) => void;
}

const ChartingContext = createContext<Charting | undefined>(undefined);

export function useCharting(): Charting {
  const charting = use(ChartingContext);
  if (charting === undefined) throw new Error('Invariant broken: charted outside a session');
  return charting;
}

/** The present by the server's clock, again every so often. */
export function useAt(everyMs = 1000): Instant {
  const { skewMs } = useCharting();
  useNow(everyMs);
  return skewed(skewMs);
}

interface ChartingProviderProps {
  readonly read: ReadSession;
  readonly store: RecordStore;
  readonly saved: SessionState;
  readonly skewMs: number;
  readonly children: ReactNode;
}

export function ChartingProvider({ read, store, saved, skewMs, children }: ChartingProviderProps) {
  const { clinic, user } = useClinic();
  const ask = useAskForPresence();
  const { session, timeZone } = read;
  const [outbox] = useState(() => {
    const slot = `${user.id}/${session.id}`;
    const made = new Outbox({
      send: async (events) => {
        try {
          const answer = await withPresence(
            () =>
              call(appendSessionEvents, {
                params: { clinicId: clinic.id, sessionId: session.id },
                body: { patientId: session.patient.id, events: events.map((one) => ({ ...one })) },
              }),
            ask,
          );
          return { stored: readSealed(answer.stored), refused: answer.refused } satisfies SendAnswer;
        } catch (error) {
          if (!isApiError(error) || error.problem.status >= 500 || error.problem.status === 429) throw error;
          return {
            refusedSend: formProblemsOf(error).map(({ message }) => ({
              type: error.problem.type,
              message,
              path: '',
            })),
          };
        }
      },
      onStored: (events) => store.merge(events),
      keep: (events) => void keepUnsent(slot, events),
      now: () => skewed(skewMs),
      wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    });
    void takeUnsent(slot).then((left) => made.restore(left));
    return made;
  });
  const view = useSyncExternalStore(outbox.watch, outbox.view);
  const state = useMemo(() => view.pending.reduce<SessionState>(step, saved), [view.pending, saved]);
  useWarnBeforeLeaving(view.pending.length > 0);

  const draft = <K extends EventKind>({ kind, data, observedAt, id }: Act<K>) =>
    parseEvent({
      id: id ?? crypto.randomUUID(),
      sessionId: session.id,
      observedAt: formatInstant(observedAt ?? skewed(skewMs)),
      author: { type: 'person', id: user.id, name: user.name, role: user.roles[0] },
      origin: 'person',
      kind,
      data: withoutBlanks(data),
    });
  const charting: Charting = {
    state,
    saved,
    session,
    read,
    zone: timeZone,
    skewMs,
    outbox: view,
    chart: async (act) => {
      const event = draft(act);
      if (!event.ok) return { kind: 'refused', problems: event.error };
      return outbox.add(event.value);
    },
    problemsOf: (act) => {
      const event = draft(act);
      if (!event.ok) return event.error;
      const admitted = admit(state, asReceived(event.value, skewMs));
      return admitted.ok ? [] : admitted.error;
    },
    dismiss: (id) => outbox.dismiss(id),
  };
  return <ChartingContext value={charting}>{children}</ChartingContext>;
}

const asReceived = (event: SessionEvent, skewMs: number): SessionEvent => ({
  ...event,
  recordedAt: formatInstant(skewed(skewMs)),
});

/** A form leaves a member out by `undefined`; the record has no such word. */
function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, member]) =>
      member === undefined ? [] : [[key, withoutBlanks(member)]],
    ),
  );
}

function useWarnBeforeLeaving(unsent: boolean): void {
  useEffect(() => {
    if (!unsent) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsent]);
}
