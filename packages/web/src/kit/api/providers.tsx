import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from './query-client.ts';

interface ApiProviderProps {
  /** Endpoint id of "who is signed in", where the app has sign-in. */
  readonly account?: string;
  readonly children: ReactNode;
}

/** The cache of server answers, once per app. */
export function ApiProvider({ account, children }: ApiProviderProps) {
  const [client] = useState(() => createQueryClient(account));
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}
