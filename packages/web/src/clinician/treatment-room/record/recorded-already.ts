import type { SessionEvent } from '@titrate/clinical/session';
import { canonicalJson } from '@titrate/quantity';
import type { Refused } from './outbox.ts';

/**
 * The entry that stands in the record instead of a refused one: the same act with the same content by the same person,
 * from another screen of theirs. Nothing is missing then. Another reason or another amount is another act.
 */
export function recordedAlready(
  { event, problems }: Refused,
  events: readonly SessionEvent[],
): SessionEvent | undefined {
  const isSecond = problems.every(({ type, path }) => type === 'already-recorded' && path === '/kind');
  if (problems.length === 0 || !isSecond) return undefined;
  return events.findLast(
    (one) =>
      one.kind === event.kind &&
      'id' in one.author &&
      'id' in event.author &&
      one.author.id === event.author.id &&
      canonicalJson(one.data) === canonicalJson(event.data),
  );
}
