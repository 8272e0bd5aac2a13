import type { InvalidateQueryFilters, QueryClient } from '@tanstack/react-query';
import { isApiError } from './problems.ts';

/**
 * Reads everything that is shown once more, and fails when the server or its database was not reached; a part that fails
 * otherwise says so itself. First answers that are under way are dropped: they may be older than what asks for this, and
 * the library would wait for them instead of asking again.
 */
export async function readAllAnew(client: QueryClient): Promise<void> {
  await client.cancelQueries();
  await client.invalidateQueries({}, { throwOnError: true }).catch((error: unknown) => {
    if (!isApiError(error) || error.problem.status === 503) throw error;
  });
}

/** Reads again what `filters` name; what is being read for the first time, once that answer is there. */
export function readAnew(client: QueryClient, filters: InvalidateQueryFilters): void {
  const first = client
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: 'fetching', predicate: ({ state }) => state.data === undefined });
  for (const { promise, queryKey } of first) {
    const again = () => client.invalidateQueries({ queryKey, exact: true });
    void promise?.then(again, () => undefined);
  }
  void client.invalidateQueries(filters);
}
