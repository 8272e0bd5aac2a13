/**
 * The answer of anything that can be refused. A refusal is a value the caller must look at;
 * a defect (a broken invariant) is thrown instead.
 */
export type Result<T, E> = Ok<T> | Err<E>;
export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}
export interface Err<E> {
  readonly ok: false;
  readonly error: E;
}

export const ok = <T>(value: T): Ok<T> => ({ ok: true, value });
export const err = <E>(error: E): Err<E> => ({ ok: false, error });

/** One thing wrong with an input: what kind, in words, and where (`answers[3]`, `/weight/kg`). */
export interface Problem {
  readonly type: string;
  readonly message: string;
  readonly path: string;
}

/** All problems of an input at once, never only the first. */
export type Refusal = readonly Problem[];

/** For switches over a closed union: a new member that nobody handled fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}

/** Asserts what must hold; a failure is a defect, never an answer to a user. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}
