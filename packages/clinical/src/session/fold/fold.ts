import type { Problem } from '@titrate/quantity';
import type { EventOf, FactKind, SessionEvent } from '../events.ts';
import { emptyState, type Fact, type SessionState } from '../state.ts';
import { HANDLERS } from './apply.ts';
import { type Draft, draftOf } from './draft.ts';
import { instantOf } from './instant.ts';
import { eventIn, withEvent } from './known.ts';
import { illegal, phaseProblem } from './legality.ts';

/**
 * The state that a list of events says. Pure and total: events of an id seen before change nothing, and an event
 * without a place in the session stays in the record, under `ignored` with the reason.
 */
export function fold(events: readonly SessionEvent[]): SessionState {
  const seen = new Set<string>();
  const unique: SessionEvent[] = [];
  for (const event of events) {
    if (seen.has(event.id)) continue;
    seen.add(event.id);
    unique.push(event);
  }
  const draft = draftOf(emptyState);
  draft.events = unique;
  const corrections = lastCorrections(unique);
  unique.forEach((event, index) => {
    takeUp(draft, event, index, corrections.get(event.id));
  });
  return draft;
}

/** The state after one more event: the same as folding the longer list. */
export function step(state: SessionState, event: SessionEvent): SessionState {
  if (hasEvent(state, event.id)) return state;
  if (event.kind === 'correction.made') return fold([...state.events, event]);
  const draft = draftOf(state);
  draft.events = withEvent(state.events, event);
  takeUp(draft, event, draft.events.length - 1, correctionOf(state, event.id));
  return draft;
}

export const hasEvent = (state: SessionState, id: string): boolean => eventIn(state.events, id) !== undefined;

type Correction = EventOf<'correction.made'>;

// A correction may arrive before the event it names (two tablets, one queue late): it then applies when that comes.
function correctionOf(state: SessionState, id: string): Correction | undefined {
  if (state.corrections.length === 0) return undefined;
  return lastCorrections(state.events).get(id);
}

function lastCorrections(events: readonly SessionEvent[]): ReadonlyMap<string, Correction> {
  const out = new Map<string, Correction>();
  for (const event of events) if (event.kind === 'correction.made') out.set(event.data.replaces, event);
  return out;
}

function takeUp(draft: Draft, event: SessionEvent, index: number, correction: Correction | undefined): void {
  const problem = problemOf(draft, event, index, correction);
  if (problem !== undefined) draft.ignored.push({ eventId: event.id, problem });
}

function problemOf(
  draft: Draft,
  event: SessionEvent,
  index: number,
  correction: Correction | undefined,
): Problem | undefined {
  if (event.kind === 'correction.made') {
    draft.corrections.push({
      eventId: event.id,
      at: instantOf(event.observedAt),
      by: event.author,
      data: event.data,
    });
    return undefined;
  }
  if (draft.sessionId !== undefined && event.sessionId !== draft.sessionId) {
    return illegal('other-session', 'this event belongs to another session', '/sessionId');
  }
  if (correction === undefined) return applyFact(draft, factOf(event, index), event);
  const { replacement } = correction.data;
  if (replacement === undefined) return undefined; // void: the event stays readable and says nothing more
  if (replacement.kind !== event.kind) {
    return illegal(
      'kind-differs',
      `a ${event.kind} is corrected by a ${event.kind}`,
      '/data/replacement/kind',
    );
  }
  const { kind, data, observedAt } = replacement;
  return applyCorrected(draft, { ...event, observedAt }, index, correction.id, kind, data);
}

function applyCorrected<K extends FactKind>(
  draft: Draft,
  event: SessionEvent,
  index: number,
  correctedBy: string,
  kind: K,
  data: Fact<K>['data'],
): Problem | undefined {
  const fact: Fact<K> = {
    eventId: event.id,
    index,
    at: instantOf(event.observedAt),
    recordedAt: event.recordedAt === undefined ? undefined : instantOf(event.recordedAt),
    by: event.author,
    origin: event.origin,
    correctedBy,
    data,
  };
  return applyFact(draft, fact, { kind, sessionId: event.sessionId });
}

function factOf<K extends FactKind>(event: EventOf<K>, index: number): Fact<K> {
  return {
    eventId: event.id,
    index,
    at: instantOf(event.observedAt),
    recordedAt: event.recordedAt === undefined ? undefined : instantOf(event.recordedAt),
    by: event.author,
    origin: event.origin,
    correctedBy: undefined,
    data: event.data,
  };
}

function applyFact<K extends FactKind>(
  draft: Draft,
  fact: Fact<K>,
  event: { readonly kind: K; readonly sessionId: string },
): Problem | undefined {
  if (draft.opening === undefined && event.kind !== 'session.opened') {
    return illegal('not-opened', 'open the session with its signed order first');
  }
  const problem = phaseProblem(event.kind, draft.phase.name);
  if (problem !== undefined) return problem;
  const found = HANDLERS[event.kind](draft, fact);
  if (found === undefined && draft.sessionId === undefined) draft.sessionId = event.sessionId;
  return found;
}
