import type { UseQueryResult } from '@tanstack/react-query';
import type { ApiError } from '@titrate/contract';
import { useState } from 'react';
import { readingWords, retryOf } from '../api/problems.ts';
import { FailedState, LoadingState } from './states.tsx';

interface NotShownProps {
  readonly query: UseQueryResult<unknown, ApiError>;
  /** What would be shown, as a noun with its article: "The schedule". */
  readonly what: string;
  readonly lines?: number;
}

/** In place of what was asked for: grey lines at first; once it failed the reason, also while it is tried again. */
export function NotShown({ query, what, lines }: NotShownProps) {
  // Asking again takes the error out of the query; a screen that changes at every try tells nobody anything.
  const [last, setLast] = useState<ApiError | null>(null);
  if (query.error !== null && query.error !== last) setLast(query.error);
  const error = query.error ?? last;
  if (error === null) {
    const noun = `${what.charAt(0).toLowerCase()}${what.slice(1)}`;
    return <LoadingState what={noun} {...(lines === undefined ? {} : { lines })} />;
  }
  return (
    <FailedState what={what} reason={readingWords(error)} onRetry={retryOf(query)} busy={query.isFetching} />
  );
}
