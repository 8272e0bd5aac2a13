import type { Mark } from '../rule.ts';
import type { DrugClass } from './classes.ts';

export interface DictionaryEntry {
  readonly ingredient: string;
  /** Other spellings, salts and brand names. */
  readonly names: readonly string[];
  readonly classes: readonly DrugClass[];
  readonly rxnorm?: { readonly code: string; readonly mark: Mark };
}
export const MEDICINES: readonly DictionaryEntry[] = [];
