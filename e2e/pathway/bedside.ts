import { appendSessionEvents, readSession, sessionEvents } from '@titrate/contract';
import type { Person } from '../support/person.ts';
import type { JourneyServer } from '../support/server.ts';
import { CLINIC, iso } from './cast.ts';

/** One session as a member of staff charts it. */
export interface Bedside {
  readonly sessionId: string;
  readonly patientId: string;
}

export interface Fact {
  readonly kind: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Records facts observed now; a refused one fails the journey with every problem it named. */
export async function record(
  server: JourneyServer,
  { sessionId, patientId }: Bedside,
  person: Person,
  ...facts: readonly Fact[]
): Promise<void> {
  const events = facts.map(({ kind, data = {} }) => ({
    id: crypto.randomUUID(),
    sessionId,
    kind,
    observedAt: iso(server.now()),
    data,
  }));
  const answer = await person.call(appendSessionEvents, {
    params: { clinicId: CLINIC, sessionId },
    body: { patientId, events },
  });
  if (answer.refused.length > 0) {
    const refused = answer.refused.map(({ id, problems }) => ({
      kind: events.find((event) => event.id === id)?.kind,
      problems,
    }));
    throw new Error(`refused: ${JSON.stringify(refused)}`);
  }
}

/** The session as the server sees it, with its phase and open alerts. */
export async function stateOf(person: Person, { sessionId }: Bedside) {
  const { session } = await person.call(readSession, { params: { clinicId: CLINIC, sessionId } });
  if (session.summary === null) throw new Error('the session has no summary');
  return { ...session.summary, phase: session.phase };
}

/** Says by name that every open alert was seen, and what is done about it. */
export async function acknowledgeAll(
  server: JourneyServer,
  bedside: Bedside,
  person: Person,
  action: string,
): Promise<readonly string[]> {
  const open = (await stateOf(person, bedside)).alerts.filter(({ state }) => state === 'raised');
  for (const { condition } of open)
    await record(server, bedside, person, { kind: 'alert.acknowledged', data: { condition, action } });
  return open.map(({ rule }) => rule);
}

/** Waits until an event of the session satisfies `is`. */
export async function untilEvent(
  person: Person,
  { sessionId }: Bedside,
  is: (event: Readonly<Record<string, unknown>>) => boolean,
): Promise<Readonly<Record<string, unknown>>> {
  const giveUpAt = performance.now() + 10_000;
  while (performance.now() < giveUpAt) {
    const { events } = await person.call(sessionEvents, {
      params: { clinicId: CLINIC, sessionId },
      query: { after: 0 },
    });
    const found = events.find(is);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no such event arrived within ten seconds');
}
