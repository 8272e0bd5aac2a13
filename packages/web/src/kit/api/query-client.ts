import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './problems.ts';

/** One cache per app. A refusal is an answer and is not asked again; a broken line is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !(isApiError(error) && error.problem.status < 500),
      },
      mutations: { retry: false },
    },
  });
}
