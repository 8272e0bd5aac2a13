import { type Instrument, type InstrumentId, type Score, score } from '../index.ts';

export function scored(instrument: InstrumentId, answers: readonly unknown[], context?: unknown): Score {
  const result = score({ instrument, answers, context });
  if (!result.ok) throw new Error(`${result.error.path}: ${result.error.message}`);
  return result.value;
}

export function refusal(input: { instrument: unknown; answers: unknown; context?: unknown }) {
  const result = score(input);
  if (result.ok) throw new Error('expected a refusal');
  return result.error;
}

export const fill = (length: number, value: number | null): (number | null)[] =>
  Array<number | null>(length).fill(value);
export const withAt = (
  answers: readonly (number | null)[],
  changes: { readonly [index: number]: number | null },
) => answers.map((answer, i) => (changes[i] === undefined ? answer : changes[i]));
/** Answers of zeros and then as much as needed to reach a sum, filled from the front. */
export function summingTo(instrument: Instrument, sum: number): number[] {
  let rest = sum - instrument.items.reduce((all, { values }) => all + values.min, 0);
  return instrument.items.map(({ values }) => {
    const most = values.max - values.min;
    let add = Math.min(most, Math.max(0, rest));
    while (values.except?.includes(values.min + add) === true) add -= 1;
    rest -= add;
    return values.min + add;
  });
}
export const flags = (value: Score): string[] => [...value.flags].sort();
