import { mayWait, parseEvent, type SessionEvent } from '@titrate/clinical/session';
import { type Instant, instant } from '@titrate/quantity';
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
