import type { Mark, Source } from '../dose/rule.ts';

export type { Mark, Source };

/** Stored copies were read and say this. */
export const read = (...keys: readonly string[]): readonly Source[] =>
  keys.map((key) => ({ key, mark: 'read' }));
/** General professional knowledge: check before release. */
export const known = (...keys: readonly string[]): readonly Source[] =>
  keys.map((key) => ({ key, mark: 'known' }));
/** A starting value that the clinic must confirm. */
export const byDefault = (...keys: readonly string[]): readonly Source[] =>
  keys.map((key) => ({ key, mark: 'default' }));
