import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '@titrate/contract';
import type { ReactNode } from 'react';
import { wordsOf } from '../api/problems.ts';
import { useLiveState } from '../live/use-live.tsx';
import styles from './states.module.css';
import { EmptyState, FailedState, LoadingState } from './states.tsx';

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
  if (query.data === undefined) {
    if (query.isError) {
      return <FailedState what={what} reason={wordsOf(query.error)} onRetry={() => void query.refetch()} />;
    }
    return <LoadingState what={what.toLowerCase()} />;
  }
  const stale = query.isError || live.kind === 'stale';
  if (isEmpty?.(query.data) === true) return empty ?? <EmptyState title="Nothing here yet" />;
  return (
    <div className={stale ? styles.dimmed : undefined} aria-busy={query.isFetching}>
      {query.isError ? (
        <p role="status">
          {what} may be out of date: {wordsOf(query.error)}
        </p>
      ) : null}
      {children(query.data)}
    </div>
  );
}
