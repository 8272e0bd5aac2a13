import { ERROR_STATUS, type ErrorTag, type ProblemDetails } from '@titrate/contract';
import type { Problem } from '@titrate/quantity';

/** A refusal on its way to the caller: thrown or returned by a handler, it undoes the transaction. */
export class Refusal extends Error {
  readonly tag: ErrorTag;
  readonly detail: string | undefined;
  readonly problems: readonly Problem[] | undefined;

  constructor(tag: ErrorTag, detail?: string, problems?: readonly Problem[]) {
    super(tag);
    this.name = 'Refusal';
    this.tag = tag;
    this.detail = detail;
    this.problems = problems;
  }
}

/** `throw refuse('not-found', 'No such plan')`. The detail is shown to people: no names, no values of a record. */
export function refuse(tag: ErrorTag, detail?: string, problems?: readonly Problem[]): Refusal {
  return new Refusal(tag, detail, problems);
}

const TITLES: Readonly<Record<ErrorTag, string>> = {
  'invalid-input': 'The input has problems',
  'not-signed-in': 'Sign in first',
  'second-factor-required': 'A second factor is required',
  'not-permitted': 'You may not do this',
  'not-found': 'Not found',
  'stale-version': 'Someone changed this in the meantime',
  conflict: 'This conflicts with what is recorded',
  held: 'A step is held',
  'too-large': 'Too large',
  'too-many-requests': 'Too many requests',
  unavailable: 'Not available right now',
};

export function problemOf(refusal: Refusal): ProblemDetails {
  return {
    type: refusal.tag,
    title: TITLES[refusal.tag],
    status: ERROR_STATUS[refusal.tag],
    ...(refusal.detail === undefined ? {} : { detail: refusal.detail }),
    ...(refusal.problems === undefined ? {} : { problems: [...refusal.problems] }),
  };
}

/** An unexpected failure: nothing but a reference that finds the log line. */
export function defectProblem(reference: string): ProblemDetails {
  return {
    type: 'internal',
    title: 'Something went wrong on our side',
    status: 500,
    detail: 'Nothing of this was saved. Tell whoever looks after the server, with the reference',
    reference,
  };
}
