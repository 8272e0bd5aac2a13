import {
  err,
  formatInstant,
  type Instant,
  ok,
  type Problem,
  parseInstant,
  type Refusal,
  type Result,
} from '@titrate/quantity';
import type { ClinicValues } from '../../library/values.ts';
import { evaluateAlerts } from '../alerts/alerts.ts';
import { alertTableOf } from '../alerts/in-force.ts';
import { readiness } from '../discharge/readiness.ts';
import type { Priority } from '../events/alerts.ts';
import { parseEvent, type SessionEvent } from '../events.ts';
import { fold } from '../fold/fold.ts';
import { instantOf } from '../fold/instant.ts';
import { given } from '../given.ts';
import { due } from '../monitoring/due.ts';
import { asRecord } from '../schema/schema.ts';
import type { PhaseName, SessionState } from '../state.ts';
import { verifyChain } from './chain.ts';

/** What `titrate replay` answers: the session as it stood at one moment. */
export interface ReplayAnswer {
  readonly phase: PhaseName;
  readonly alerts: readonly {
    readonly rule: string;
    readonly priority: Priority;
    readonly state: 'raised' | 'acknowledged' | 'resolved';
    readonly since: string;
  }[];
  readonly givenMg: number;
  readonly due: readonly { readonly item: string; readonly at: string }[];
  readonly readiness: {
    readonly ready: boolean;
    readonly blockedBy: readonly string[];
    readonly readyAt: string | null;
  };
  readonly chain: 'valid' | 'broken';
}

/** More events than any session has; a longer list is refused, not worked through. */
export const MAX_EVENTS = 200_000;

/**
 * Replays `{ session, events, at }`. Every problem of the input is named with its path; an event that has no place
 * in the session (a resume without a pause, a dose after discharge) is a problem too. Facts observed after `at` are
 * left out; the chain is checked over all of them. With `values` the session is asked under them, whatever it was
 * opened with.
 */
export function replay(input: unknown, values?: ClinicValues): Result<ReplayAnswer, Refusal> {
  const record = asRecord(input);
  if (record === undefined)
    return err([
      { type: 'not-an-object', message: 'expected an object with session, events and at', path: '' },
    ]);
  const problems: Problem[] = [];
  for (const key of Object.keys(record)) {
    if (!['session', 'events', 'at'].includes(key))
      problems.push({ type: 'unknown-member', message: 'this member is not known', path: `/${key}` });
  }
  const session = sessionOf(record['session'], problems);
  const at = atOf(record['at'], problems);
  const events = eventsOf(record['events'], session, problems);
  if (problems.length > 0 || at === undefined) return err(problems);
  const before = events.filter((event) => instantOf(event.observedAt) <= at);
  const state = fold(values === undefined ? before : before.map((event) => openedUnder(event, values)));
  const misplaced = misplacedIn(state, events);
  if (misplaced.length > 0) return err(misplaced);
  return ok(answerOf(state, events, at));
}

/** The same event, as if the session had been opened with these values. */
export const openedUnder = (event: SessionEvent, values: ClinicValues): SessionEvent =>
  event.kind === 'session.opened'
    ? { ...event, data: { ...event.data, library: { version: 1, values } } }
    : event;

function answerOf(state: SessionState, events: readonly SessionEvent[], at: Instant): ReplayAnswer {
  const ready = readiness(state, at);
  return {
    phase: state.phase.name,
    alerts: evaluateAlerts(state, alertTableOf(state), at).map((alert) => ({
      rule: alert.rule,
      priority: alert.priority,
      state: alert.state,
      since: formatInstant(alert.since),
    })),
    givenMg: given(state, at).totalMg,
    due: due(state, at).map((one) => ({ item: one.item, at: formatInstant(one.at) })),
    readiness: {
      ready: ready.ready,
      blockedBy: ready.blockedBy,
      readyAt: ready.readyAt === undefined ? null : formatInstant(ready.readyAt),
    },
    chain: verifyChain(events).chain,
  };
}

/** The id of the session, as text or as `{ id }`. */
function sessionOf(input: unknown, problems: Problem[]): string | undefined {
  const id = typeof input === 'string' ? input : asRecord(input)?.['id'];
  if (typeof id === 'string' && id !== '') return id;
  problems.push({ type: 'missing', message: 'expected the id of the session', path: '/session' });
  return undefined;
}

function atOf(input: unknown, problems: Problem[]): Instant | undefined {
  if (typeof input !== 'string') {
    problems.push({ type: 'not-an-instant', message: 'expected a date and time with zone', path: '/at' });
    return undefined;
  }
  const at = parseInstant(input, '/at');
  if (at.ok) return at.value;
  problems.push(at.error);
  return undefined;
}

function eventsOf(input: unknown, session: string | undefined, problems: Problem[]): readonly SessionEvent[] {
  if (!Array.isArray(input)) {
    problems.push({ type: 'not-a-list', message: 'expected the list of events', path: '/events' });
    return [];
  }
  if (input.length > MAX_EVENTS) {
    problems.push({ type: 'too-long', message: `expected at most ${MAX_EVENTS} events`, path: '/events' });
    return [];
  }
  const out: SessionEvent[] = [];
  input.forEach((one: unknown, index) => {
    const event = parseEvent(one, `/events/${index}`);
    if (!event.ok) problems.push(...event.error);
    else {
      if (session !== undefined && event.value.sessionId !== session) {
        problems.push({
          type: 'other-session',
          message: 'this event belongs to another session',
          path: `/events/${index}/sessionId`,
        });
      }
      out.push(event.value);
    }
  });
  return out;
}

function misplacedIn(state: SessionState, events: readonly SessionEvent[]): readonly Problem[] {
  return state.ignored.map(({ eventId, problem }) => ({
    ...problem,
    path: `/events/${events.findIndex((event) => event.id === eventId)}${problem.path}`,
  }));
}
