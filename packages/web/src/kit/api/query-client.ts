import { onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { isApiError } from './problems.ts';

/**
 * One cache per app. A refusal is an answer and is not asked again; a broken line is, twice.
 * `account` names the query of who is signed in: when any other read finds that the sign-in has ended, it is
 * read again, and the frame of the app leads to the sign-in page.
 */
export function createQueryClient(account?: string): QueryClient {
  // The library takes every start for one with network, and would then not notice when it comes.
  onlineManager.setOnline(navigator.onLine);
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        const signedOut = isApiError(error) && error.problem.status === 401;
        if (signedOut && account !== undefined && query.queryKey[0] !== account) {
          void client.invalidateQueries({ queryKey: [account] });
        }
      },
    }),
    defaultOptions: {
      queries: {
        // Without network a read is tried and may be answered by what was kept; it does not wait in silence.
        networkMode: 'always',
        // The workspace reads again when its live connection is back; pages without one when the network is.
        refetchOnReconnect: account === undefined ? 'always' : false,
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !(isApiError(error) && error.problem.status < 500),
      },
      // An act happens now or is refused: none is held back and sent when the network returns (CON-04).
      mutations: { networkMode: 'always', retry: false },
    },
  });
  return client;
}
