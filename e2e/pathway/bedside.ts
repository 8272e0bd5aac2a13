import { readSession, sessionEvents } from '@titrate/contract';
import type { Person } from '../support/person.ts';
import { CLINIC } from './cast.ts';

/** One session as a member of staff charts it. */
export interface Bedside {
  readonly sessionId: string;
  readonly patientId: string;
}

/** The session as the server sees it, with its phase and open alerts. */
export async function stateOf(person: Person, { sessionId }: Bedside) {
  const { session } = await person.call(readSession, { params: { clinicId: CLINIC, sessionId } });
  if (session.summary === null) throw new Error('the session has no summary');
  return { ...session.summary, phase: session.phase };
}

/** Waits until the server has the session in this phase; a screen shows its own act at once, before that. */
export async function untilPhase(person: Person, bedside: Bedside, phase: string): Promise<void> {
  const giveUpAt = performance.now() + 20_000;
  let last = '';
  while (performance.now() < giveUpAt) {
    last = (await stateOf(person, bedside)).phase;
    if (last === phase) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the session stayed ${last} instead of ${phase}`);
}

/** Waits until an event of the session satisfies `is`. */
export async function untilEvent(
  person: Person,
  { sessionId }: Bedside,
  is: (event: Readonly<Record<string, unknown>>) => boolean,
): Promise<Readonly<Record<string, unknown>>> {
  const giveUpAt = performance.now() + 20_000;
  while (performance.now() < giveUpAt) {
    const { events } = await person.call(sessionEvents, {
      params: { clinicId: CLINIC, sessionId },
      query: { after: 0 },
    });
    const found = events.find(is);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('no such event arrived within twenty seconds');
}
