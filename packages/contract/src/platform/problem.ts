import { z } from 'zod';

/** The body of every refusal, `application/problem+json` (RFC 9457), with all problems of the input at once. */
export const ProblemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Quote this to support; it finds the log line. */
  reference: z.string().optional(),
  problems: z.array(z.object({ type: z.string(), message: z.string(), path: z.string() })).optional(),
});
export type ProblemDetails = z.infer<typeof ProblemDetails>;

/** Error tags and their HTTP status: one table, stable codes. Text may change, tags may not. */
export const ERROR_STATUS = {
  'invalid-input': 400,
  'not-signed-in': 401,
  'second-factor-required': 401,
  'not-permitted': 403,
  'not-found': 404,
  'stale-version': 409,
  conflict: 409,
  held: 422,
  'too-large': 413,
  'too-many-requests': 429,
  unavailable: 503,
} as const;
export type ErrorTag = keyof typeof ERROR_STATUS;
