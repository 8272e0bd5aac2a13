import type { SessionSummary } from '@titrate/contract';
import { type Instant, parseInstant } from '@titrate/quantity';

export interface NextDue {
  readonly item: string;
  readonly title: string;
  readonly at: Instant;
}

/** What a chair needs first: the end of an infusion whose time is over, because its pump still stands there; else the soonest. */
export function nextDueOf(
  summary: Pick<SessionSummary, 'nextDue' | 'dueItems'> | null | undefined,
  present: Instant,
): NextDue | undefined {
  const end = summary?.dueItems.find(({ item }) => item === 'infusion-end');
  const over = end === undefined ? undefined : dueAt({ ...end, title: end.item });
  if (over !== undefined && over.at <= present) return over;
  return summary?.nextDue == null ? undefined : dueAt(summary.nextDue);
}

function dueAt(due: {
  readonly item: string;
  readonly title: string;
  readonly at: string;
}): NextDue | undefined {
  const at = parseInstant(due.at);
  return at.ok ? { item: due.item, title: due.title, at: at.value } : undefined;
}
