import type { Mark } from '../rule.ts';
import type { DrugClass } from './classes.ts';

export interface DictionaryEntry {
  readonly ingredient: string;
  /** Other spellings, salts and brand names. */
  readonly names: readonly string[];
  readonly classes: readonly DrugClass[];
  /** RxNorm ingredient. `read`: found in a published drug list; `known`: to be looked up in the release before shipping. */
  readonly rxnorm?: { readonly code: string; readonly mark: Mark };
}

export function drug(
  ingredient: string,
  classes: readonly DrugClass[],
  names: readonly string[],
  rxnorm?: readonly [code: string, mark: Mark],
): DictionaryEntry {
  return {
    ingredient,
    names,
    classes,
    ...(rxnorm === undefined ? {} : { rxnorm: { code: rxnorm[0], mark: rxnorm[1] } }),
  };
}
