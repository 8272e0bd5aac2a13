import type { Instant } from '@titrate/quantity';
import type { DeviceReading } from '../../edges/hl7/index.ts';
import type { Tx } from '../../platform/database/schema.ts';
import { appendEvents } from '../sessions/append.ts';
import type { SessionHead, StateCache } from '../sessions/store.ts';
import type { ChartStep } from './chart-message.ts';

export interface Keeping {
  readonly tx: Tx;
  readonly clinicId: string;
  readonly cache: StateCache;
  readonly now: Instant;
}

/** What became of one reading. */
export interface Fate {
  readonly state: 'charted' | 'unmatched' | 'quarantined' | 'dismissed' | 'conflict';
  readonly reason: string | null;
  readonly sessionId: string | null;
  readonly eventId: string | null;
}

/** Appends the steps to the record of a session whose row is locked, and notes what became of each reading. */
export async function appendSteps(
  { tx, cache, now }: Keeping,
  head: SessionHead,
  steps: readonly ChartStep[],
  fates: Map<DeviceReading, Fate>,
): Promise<void> {
  const sessionId = head.id;
  const state = await cache.stateOf(tx, head);
  const made = steps.map((step) => ({ step, event: step.make({ id: sessionId, state }) }));
  const events = made.flatMap(({ event }) => (typeof event === 'string' ? [] : [event]));
  const result = await appendEvents({ tx, cache, head, events, now });
  for (const { step, event } of made) {
    const refused =
      typeof event === 'string'
        ? event
        : result.refused
            .find((one) => one.id === event.id)
            ?.problems.map((problem) => problem.message)
            .join('; ');
    for (const reading of step.readings) {
      fates.set(
        reading,
        refused !== undefined || typeof event === 'string'
          ? { state: 'quarantined', reason: refused ?? '', sessionId, eventId: null }
          : {
              state: 'charted',
              reason: null,
              sessionId,
              eventId: event.kind === 'correction.made' ? event.data.replaces : event.id,
            },
      );
    }
  }
}
