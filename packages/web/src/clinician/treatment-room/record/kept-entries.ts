import { mayWait } from '@titrate/clinical/session';
import type { Kept, Waiting } from './outbox.ts';

/** What a device keeps of the unsent entries of a session, after one of its tabs has spoken. */
export interface Merged {
  /** To be kept; nothing where nothing is left. */
  readonly kept: Kept | undefined;
  /** Facts that another tab charted and that are not known here. */
  readonly others: readonly Waiting[];
}

/**
 * Two tabs of one person may chart on one session, and the device keeps the entries of both in one place. A tab speaks for
 * the entries it has ever held (`own`): of those only what it has left stays. What another tab left there stays as it is.
 */
export function mergeKept(before: Kept, left: Kept, own: ReadonlySet<string>): Merged {
  const isForeign = ({ event }: { readonly event: { readonly id: string } }) => !own.has(event.id);
  const others = before.waiting.filter(isForeign);
  const waiting = [...others, ...left.waiting];
  const refused = [...before.refused.filter(isForeign), ...left.refused];
  return {
    kept: waiting.length + refused.length === 0 ? undefined : { waiting, refused },
    // An act is another tab's to ask about: it was sent once, and its answer may be on the way.
    others: others.filter(({ event }) => mayWait(event.kind)),
  };
}
