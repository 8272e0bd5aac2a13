/** Stands in for Vitest's `describe` and `it` while mutants are judged: it collects the tests and runs them here and now. */

type Body = (...row: readonly unknown[]) => unknown;

let collected: (() => unknown)[] = [];

/** The tests collected since the last call, in the order they were written. */
export function takeTests(): readonly (() => unknown)[] {
  const out = collected;
  collected = [];
  return out;
}

const spread = (row: unknown): readonly unknown[] => (Array.isArray(row) ? row : [row]);
const bodyOf = (...rest: readonly unknown[]): Body => {
  const found = rest.find((one) => typeof one === 'function');
  if (found === undefined) throw new Error('a test without a body');
  // The only function among the arguments of `it` and `describe` is the body.
  return found as Body;
};

export const it = Object.assign(
  (_name: unknown, ...rest: readonly unknown[]): void => {
    const body = bodyOf(...rest);
    collected.push(() => body());
  },
  {
    each:
      (rows: readonly unknown[]) =>
      (_name: unknown, ...rest: readonly unknown[]): void => {
        const body = bodyOf(...rest);
        for (const row of rows) collected.push(() => body(...spread(row)));
      },
  },
);

export const describe = Object.assign(
  (_name: unknown, ...rest: readonly unknown[]): void => {
    bodyOf(...rest)();
  },
  {
    each:
      (rows: readonly unknown[]) =>
      (_name: unknown, ...rest: readonly unknown[]): void => {
        const body = bodyOf(...rest);
        for (const row of rows) body(...spread(row));
      },
  },
);

// The assertions are Vitest's own.
export { expect } from 'vitest';
