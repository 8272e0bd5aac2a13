import {
  admit,
  type EventData,
  type EventKind,
  mayWait,
  parseEvent,
  type SessionEvent,
  type SessionState,
  step,
} from '@titrate/clinical/session';
import type { ResponseOf, readSession, SessionRow } from '@titrate/contract';
import { formatInstant, type Instant, type Problem } from '@titrate/quantity';
import { createContext, type ReactNode, use, useEffect, useMemo } from 'react';
import { useNow } from '../../../kit/clock/use-now.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import type { OutboxView, Outcome } from './outbox.ts';
import { NEEDS_SERVER } from './outbox-words.ts';
import { problemsInWords } from './problem-words.ts';
import type { RecordStore } from './record-store.ts';
import { useToldInForm } from './told-in-form.ts';
import { useOutbox } from './use-outbox.ts';
import { skewed } from './use-session-record.ts';

export type ReadSession = ResponseOf<typeof readSession>;

export interface Act<K extends EventKind> {
  readonly kind: K;
  readonly data: EventData[K];
  /** Default: now, by the server's clock. */
  readonly observedAt?: Instant;
  /** Made when a form opens, so that pressing twice is one act. */
  readonly id?: string;
  /** Written on paper first and typed in now (CON-06). */
  readonly fromPaper?: boolean;
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
  /** What became of an act that was charted here and not answered. */
  readonly settled: (eventId: string) => Promise<Outcome>;
  /** What would be refused now, in words; empty when the act is open. */
  readonly problemsOf: <K extends EventKind>(act: Act<K>) => readonly Problem[];
  readonly dismiss: (eventId: string) => void;
  /** Acts whose refusal stands in their own open form. */
  readonly toldInForm: ReadonlySet<string>;
  readonly tellInForm: (eventId: string) => () => void;
  /** Why acts that need the server are closed just now, and what opens them (CON-04); `undefined` when they are open. */
  readonly needsServer: string | undefined;
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
  const { user } = useClinic();
  const { session, timeZone } = read;
  const { outbox, view, live } = useOutbox(session, store, skewMs);
  // What is in doubt may never have happened: the screen goes on from what is known.
  const state = useMemo(() => view.pending.reduce<SessionState>(step, saved), [view.pending, saved]);
  useWarnBeforeLeaving(view.pending.length + view.inDoubt.length > 0);
  const isOpen = live && outbox.open();
  const { toldInForm, tellInForm } = useToldInForm();

  const draft = <K extends EventKind>({ kind, data, observedAt, id, fromPaper }: Act<K>) =>
    parseEvent({
      id: id ?? crypto.randomUUID(),
      sessionId: session.id,
      observedAt: formatInstant(observedAt ?? skewed(skewMs)),
      author: { type: 'person', id: user.id, name: user.name, role: user.roles[0] },
      origin: 'person',
      ...(fromPaper === true ? { enteredFrom: 'paper' } : {}),
      kind,
      data: withoutBlanks(data),
    });
  // Said in words at this one place, whichever form, box or list shows it.
  const inWords = (problems: readonly Problem[]) => problemsInWords(problems, timeZone, skewed(skewMs));
  const told = (outcome: Outcome): Outcome =>
    outcome.kind === 'stored' ? outcome : { ...outcome, problems: inWords(outcome.problems) };
  const charting: Charting = {
    state,
    saved,
    session,
    read,
    zone: timeZone,
    skewMs,
    outbox: { ...view, refused: view.refused.map((one) => ({ ...one, problems: inWords(one.problems) })) },
    chart: async (act) => {
      const event = draft(act);
      if (!event.ok) return { kind: 'refused', problems: inWords(event.error) };
      return told(await outbox.add(event.value));
    },
    settled: async (id) => told(await outbox.settled(id)),
    problemsOf: (act) => {
      const event = draft(act);
      if (!event.ok) return inWords(event.error);
      if (!isOpen && !mayWait(act.kind)) return [NEEDS_SERVER];
      const admitted = admit(state, asReceived(event.value, skewMs));
      return admitted.ok ? [] : inWords(admitted.error);
    },
    dismiss: (id) => outbox.dismiss(id),
    toldInForm,
    tellInForm,
    needsServer: isOpen ? undefined : NEEDS_SERVER.message,
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
