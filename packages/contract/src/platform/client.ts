import type { BodyInputOf, Endpoint, ParamsOf, QueryInputOf, ResponseOf } from './endpoint.ts';
import { ProblemDetails } from './problem.ts';

type Part<K extends string, T> = [T] extends [undefined]
  ? { readonly [_ in K]?: undefined }
  : { readonly [_ in K]: T };
export type CallInput<E> = Part<'params', ParamsOf<E>> &
  Part<'query', QueryInputOf<E>> &
  Part<'body', BodyInputOf<E>> & {
    readonly signal?: AbortSignal;
  };

/** A refusal of the server, with every problem it named. */
export class ApiError extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

export interface ClientOptions {
  /** `fetch` of the platform, or one that a test passes in. */
  readonly fetch: typeof globalThis.fetch;
  readonly baseUrl?: string;
}

export type Call = <E extends Endpoint>(endpoint: E, input?: CallInput<E>) => Promise<ResponseOf<E>>;

/** A client for every endpoint: `call(listPatients, { params: { clinicId } })`. Answers are parsed, refusals thrown as `ApiError`. */
export function createClient(options: ClientOptions): Call {
  return async (definition, input) => {
    const { params, query, body, signal } = (input ?? {}) as {
      params?: Record<string, string>;
      query?: Record<string, unknown>;
      body?: unknown;
      signal?: AbortSignal;
    };
    const response = await options.fetch(`${options.baseUrl ?? ''}${urlOf(definition.path, params, query)}`, {
      method: definition.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    if (!response.ok) throw new ApiError(await problemOf(response));
    const payload = response.status === 204 ? undefined : await response.json();
    return definition.response.parse(payload) as never;
  };
}

export function urlOf(
  path: string,
  params: Record<string, string> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(key, String(one));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

async function problemOf(response: Response): Promise<ProblemDetails> {
  const parsed = ProblemDetails.safeParse(await response.json().catch(() => undefined));
  return parsed.success
    ? parsed.data
    : { type: 'unavailable', title: `The server answered ${response.status}`, status: response.status };
}
