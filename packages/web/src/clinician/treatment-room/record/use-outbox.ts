import type { SessionEvent } from '@titrate/clinical/session';
import { appendSessionEvents, type SessionRow, sessionEvents } from '@titrate/contract';
import type { Problem } from '@titrate/quantity';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../../kit/api/client.ts';
import { formProblemsOf, isApiError } from '../../../kit/api/problems.ts';
import { type AskForPresence, useAskForPresence, withPresence } from '../../../kit/api/step-up.ts';
import { useLiveState } from '../../../kit/live/use-live.tsx';
import { useOffline } from '../../offline/offline.tsx';
import { UNSENT } from '../../offline/vault.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { mergeKept, readKept } from './kept-entries.ts';
import { type Kept, Outbox, type RefusedSend, type SendAnswer, type Waiting } from './outbox.ts';
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
  /** Every entry it ever held. */
  readonly own = new Set<string>();

  constructor(page: Page, make: (of: SessionOutbox) => Outbox) {
    this.page = page;
    this.outbox = make(this);
  }

  stop(): void {
    this.outbox.stop();
  }
}

const NOTHING: Kept = { waiting: [], refused: [] };

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
    const made = new SessionOutbox(page, (of) => {
      const current = () => of.page;
      const { send, recorded } = lineTo(clinic.id, session, current);
      return new Outbox({
        send,
        recorded,
        live: () => current().live && navigator.onLine,
        onStored: (events) => current().store.merge(events),
        keep: async (left) => {
          for (const { event } of [...left.waiting, ...left.refused]) of.own.add(event.id);
          let others: readonly Waiting[] = [];
          await vault.change(slot, (held) => {
            const merged = mergeKept(readKept(held, user.id), left, of.own);
            others = merged.others;
            return merged.kept;
          });
          // The tab that charted them may be closed by the time the network is back.
          if (others.length > 0) of.outbox.restore({ waiting: others, refused: [] });
        },
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
  const slot = unsentSlot(clinic.id, session);
  useEffect(() => {
    if (!live) return;
    // What another tab left here while there was no network, whether or not it still stands open.
    void vault.take(slot).then((held) => {
      const { others } = mergeKept(readKept(held?.value, user.id), NOTHING, kept.own);
      if (others.length > 0) kept.outbox.restore({ waiting: others, refused: [] });
    });
  }, [live, vault, slot, user.id, kept]);
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
