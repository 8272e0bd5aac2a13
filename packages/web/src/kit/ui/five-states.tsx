import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '@titrate/contract';
import type { ReactNode } from 'react';
import { readingWords } from '../api/problems.ts';
import { useLiveState } from '../live/use-live.tsx';
import { NotShown } from './not-shown.tsx';
import styles from './states.module.css';
import { EmptyState } from './states.tsx';

interface FiveStatesProps<T> {
  readonly query: UseQueryResult<T, ApiError>;
  /** What is shown, as a noun with its article: "The schedule". */
  readonly what: string;
  /** When the answer counts as empty, and what to say then. */
  readonly isEmpty?: (data: T) => boolean;
  readonly empty?: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/**
 * Draws a view in its five states on purpose: loading, empty, stale, failed, full. Stale keeps what was last
 * known on screen, dimmed, with the reason in words.
 */
export function FiveStates<T>({ query, what, isEmpty, empty, children }: FiveStatesProps<T>) {
  const live = useLiveState();
  if (query.data === undefined) return <NotShown query={query} what={what} />;
  const stale = query.isError || live.kind === 'stale';
  if (isEmpty?.(query.data) === true) return empty ?? <EmptyState title="Nothing here yet" />;
  return (
    <div className={stale ? styles.dimmed : undefined} aria-busy={query.isFetching}>
      {query.isError ? (
        <p role="status">
          {what} may be out of date: {readingWords(query.error)}
        </p>
      ) : null}
      {children(query.data)}
    </div>
  );
}
