import { parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { appendSessionEvents, type SessionRow, sessionEvents } from '@titrate/contract';
import { type Instant, instant, type Problem } from '@titrate/quantity';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../kit/api/client.ts';
import { formProblemsOf, isApiError } from '../../../kit/api/problems.ts';
import { type AskForPresence, useAskForPresence, withPresence } from '../../../kit/api/step-up.ts';
import { useLiveState } from '../../../kit/live/use-live.tsx';
import { useOffline } from '../../offline/offline.tsx';
import { UNSENT } from '../../offline/vault.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { type Kept, Outbox, type RefusedSend, type SendAnswer } from './outbox.ts';
import type { RecordStore } from './record-store.ts';
import { skewed } from './use-session-record.ts';
import { readSealed } from './wire.ts';

/** A line that neither answers nor breaks counts as broken after this long. */
const PATIENCE_MS = 10_000;

/** What the outbox needs of the page that shows its session now. */
interface Page {
  readonly live: boolean;
  readonly skewMs: number;
  readonly store: RecordStore;
  readonly ask: AskForPresence | undefined;
}

/** An outbox outlives its page: what waits goes on being sent while the person is elsewhere. */
class SessionOutbox {
  readonly outbox: Outbox;
  page: Page;

  constructor(page: Page, make: (page: () => Page) => Outbox) {
    this.page = page;
    this.outbox = make(() => this.page);
  }

  stop(): void {
    this.outbox.stop();
  }
}

export const unsentSlot = (clinicId: string, session: SessionRow): string =>
  `${UNSENT}${clinicId}/${session.id}/${session.patient.id}`;

/** The outbox of one session; what a reload left behind is taken up again. */
export function useOutbox(session: SessionRow, store: RecordStore, skewMs: number) {
  const { clinic, user } = useClinic();
  const { vault, expiresMs, lasting } = useOffline();
  const ask = useAskForPresence();
  const live = useLiveState().kind !== 'stale';
  const page: Page = { live, skewMs, store, ask };
  const [kept] = useState(() => {
    const slot = unsentSlot(clinic.id, session);
    const known = lasting.get(slot);
    if (known instanceof SessionOutbox) return known;
    const made = new SessionOutbox(page, (current) => {
      const { send, recorded } = lineTo(clinic.id, session, current);
      return new Outbox({
        send,
        recorded,
        live: () => current().live && navigator.onLine,
        onStored: (events) => current().store.merge(events),
        keep: (left) => vault.put(slot, left.waiting.length + left.refused.length === 0 ? undefined : left),
        expiresMs,
        now: () => skewed(current().skewMs),
        wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      });
    });
    lasting.set(slot, made);
    void vault.take(slot).then((left) => {
      if (left !== undefined) made.outbox.restore(readKept(left.value, user.id));
    });
    return made;
  });
  useEffect(() => {
    kept.page = page;
  });
  const view = useSyncExternalStore(kept.outbox.watch, kept.outbox.view);
  return { outbox: kept.outbox, view, live };
}

/** The two questions an outbox asks the server. */
function lineTo(clinicId: string, session: SessionRow, page: () => Page) {
  const params = { clinicId, sessionId: session.id };
  return {
    send: async (events: readonly SessionEvent[]): Promise<SendAnswer | RefusedSend> => {
      try {
        const body = { patientId: session.patient.id, events: events.map((one) => ({ ...one })) };
        const act = () =>
          call(appendSessionEvents, { params, body, signal: AbortSignal.timeout(PATIENCE_MS) });
        const answer = await withPresence(act, page().ask);
        return { stored: readSealed(answer.stored), refused: answer.refused };
      } catch (error) {
        return { refusedSend: refusalOf(error) };
      }
    },
    recorded: async (ids: readonly string[]): Promise<ReadonlySet<string>> => {
      const { store } = page();
      const query = { after: store.view().seq, settled: 'true' } as const;
      const answer = await call(sessionEvents, { params, query, signal: AbortSignal.timeout(PATIENCE_MS) });
      store.merge(readSealed(answer.events));
      const known = new Set(store.view().events.map((event) => event.id));
      return new Set(ids.filter((id) => known.has(id)));
    },
  };
}

/** The server decided against all of it; throws again when it was not reached or is in trouble. */
function refusalOf(error: unknown): readonly Problem[] {
  if (!isApiError(error)) throw error;
  const { status, type } = error.problem;
  // A sign-in that ended and a crowded server say nothing about the entries: they wait.
  if (status >= 500 || status === 429 || (status === 401 && type !== 'second-factor-required')) throw error;
  return formProblemsOf(error).map(({ message }) => ({ type, message, path: '' }));
}

/** Reads back what this browser kept; an entry of somebody else, or one that no longer reads, is left out. */
export function readKept(value: unknown, userId: string): Kept {
  const { waiting, refused } = recordOf(value);
  return {
    waiting: listOf(waiting).flatMap((one) => {
      const event = ownEvent(one['event'], userId);
      return event === undefined ? [] : [{ event, since: sinceOf(one['since']) }];
    }),
    refused: listOf(refused).flatMap((one) => {
      const event = ownEvent(one['event'], userId);
      const problems = listOf(one['problems']).map((problem) => ({
        type: String(problem['type']),
        message: String(problem['message']),
        path: String(problem['path']),
      }));
      return event === undefined ? [] : [{ event, problems }];
    }),
  };
}

function ownEvent(value: unknown, userId: string): SessionEvent | undefined {
  const parsed = parseEvent(value);
  if (!parsed.ok) return undefined;
  const { author } = parsed.value;
  return 'id' in author && author.id === userId ? parsed.value : undefined;
}

const sinceOf = (value: unknown): Instant => instant(typeof value === 'number' ? value : 0);

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const listOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.map(recordOf) : [];
