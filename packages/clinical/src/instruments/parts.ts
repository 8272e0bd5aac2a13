/** Small builders that keep definitions readable as tables. */
import type { Band, Item, LoincCode, Option, Values } from './types.ts';

export const verified = (code: string): LoincCode => ({ code, mark: 'verified' });
export const unverified = (code: string): LoincCode => ({ code, mark: 'unverified' });

/** `from` to `to`, both included, counted from 1 as on the printed form; answers with positions from 0. */
export function itemNumbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from - 1 + i);
}

/** Item numbers as printed (from 1) to positions (from 0). */
export const numbered = (...numbers: readonly number[]): readonly number[] => numbers.map((n) => n - 1);

export function options(...pairs: readonly (readonly [number, string, LoincCode?])[]): readonly Option[] {
  return pairs.map(([value, label, loinc]) => ({ value, label, ...(loinc === undefined ? {} : { loinc }) }));
}

/** Items numbered from 1 that carry only a title of ours and share their range. */
export function titledItems(values: Values, titles: readonly string[]): readonly Item[] {
  return titles.map((title, i) => ({ id: String(i + 1), title, values }));
}

/** A band: code, from, to, words for clinicians, words for patients. */
export function band(code: string, from: number, to: number, label: string, patientLabel: string): Band {
  return { code, from, to, label, patientLabel };
}

export const YES_NO: readonly Option[] = options(
  [0, 'No', verified('LA32-8')],
  [1, 'Yes', verified('LA33-6')],
);
export const YES_OR_NO: Values = { min: 0, max: 1 };
