import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { ApiError, CallInput, Endpoint, ResponseOf } from '@titrate/contract';
import { useRef } from 'react';
import { call } from './client.ts';
import { readAnew } from './read-anew.ts';
import { useAskForPresence, withPresence } from './step-up.ts';

interface CallOptions {
  /** Ask only when true (default): `enabled: patientId !== undefined`. */
  readonly enabled?: boolean;
  /** Ask again every so many milliseconds, for pages without a live topic. */
  readonly refetchEveryMs?: number;
}

interface ReadOptions<E extends Endpoint> extends CallOptions {
  /** Stands between the page and the server: keeps an answer, or gives a kept one while there is no network. */
  readonly via?: (read: () => Promise<ResponseOf<E>>) => Promise<ResponseOf<E>>;
}

/**
 * Reads: `useCall(listPatients, { params: { clinicId } })`. The key of the cache is the endpoint's id and its
 * input, so every component that asks the same shares one answer; `useInvalidate` drops it.
 */
export function useCall<E extends Endpoint>(
  endpoint: E,
  input?: CallInput<E>,
  options: ReadOptions<E> = {},
): UseQueryResult<ResponseOf<E>, ApiError> {
  return useQuery<ResponseOf<E>, ApiError>({
    ...readOf(endpoint, input, options),
    enabled: options.enabled ?? true,
    ...(options.refetchEveryMs === undefined ? {} : { refetchInterval: options.refetchEveryMs }),
  });
}

/** The same read outside a component, for `queries.ensureQueryData`: what is asked early is not asked again. */
export function readOf<E extends Endpoint>(
  endpoint: E,
  input?: CallInput<E>,
  { via }: Pick<ReadOptions<E>, 'via'> = {},
): {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<ResponseOf<E>>;
} {
  return {
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => {
      const read = () => call<E>(endpoint, withSignal(input, signal));
      return via === undefined ? read() : via(read);
    },
  };
}

/** Asks at once for what parts of the page further down will read, instead of after what they wait for. */
export function useAskEarly(...reads: readonly Read[]): void {
  useQueries({ queries: reads });
}
interface Read {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<unknown>;
}

/**
 * Acts: `const admit = useAct(createPatient, { refreshes: [listPatients] }); admit.mutate({ params, body })`.
 * Endpoints named in `refreshes` are read again once the server has answered. When the act needs a fresh proof
 * of presence, the app asks for it and acts once more (`step-up.ts`).
 */
export function useAct<E extends Endpoint>(
  endpoint: E,
  options: { readonly refreshes?: readonly Endpoint[] } = {},
): UseMutationResult<ResponseOf<E>, ApiError, CallInput<E>> {
  const client = useQueryClient();
  const ask = useAskForPresence();
  // A second click comes before the button is drawn as busy: the same act under way is the same act.
  const underWay = useRef(new Map<string, Promise<ResponseOf<E>>>());
  return useMutation<ResponseOf<E>, ApiError, CallInput<E>>({
    mutationFn: (input) =>
      once(underWay.current, JSON.stringify(input), () => withPresence(() => call<E>(endpoint, input), ask)),
    onSuccess: async () => {
      await Promise.all(
        (options.refreshes ?? []).map((one) => client.invalidateQueries({ queryKey: [one.id] })),
      );
    },
  });
}

/** `invalidate(listPatients)` makes every shown answer of that endpoint be read again. */
export function useInvalidate(): (...endpoints: readonly Endpoint[]) => void {
  const client = useQueryClient();
  return (...endpoints) => {
    for (const one of endpoints) readAnew(client, { queryKey: [one.id] });
  };
}

/** What is under way by that key, else what `act` begins. */
function once<T>(underWay: Map<string, Promise<T>>, key: string, act: () => Promise<T>): Promise<T> {
  const known = underWay.get(key);
  if (known !== undefined) return known;
  const begun = act().finally(() => underWay.delete(key));
  underWay.set(key, begun);
  return begun;
}

function keyOf(endpoint: Endpoint, input: unknown): readonly unknown[] {
  return [endpoint.id, input ?? {}];
}

function withSignal<E extends Endpoint>(input: CallInput<E> | undefined, signal: AbortSignal): CallInput<E> {
  // The spread of a generic object loses its conditional type; it only gains the optional `signal`.
  return { ...(input ?? {}), signal } as CallInput<E>;
}
