import { instrumentById } from './catalogue/index.ts';
import type { OptionText, TextPackage } from './text-package.ts';

/** One place where two wordings of an instrument differ; `null` where one of them says nothing. */
export interface TextDifference {
  /** For people: `Item 3, answer 2`. */
  readonly place: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a new wording changes of the one it replaces, in the order of the form, the licence last. */
export function textDifferences(before: TextPackage, after: TextPackage): readonly TextDifference[] {
  const { items } = instrumentById(after.instrument);
  const licence = (key: 'holder' | 'reference' | 'validUntil') =>
    pair(LICENCE_WORDS[key], before.licence[key], after.licence[key]);
  return [
    pair('Definition', before.version, after.version),
    pair('Introduction', before.stem, after.stem),
    ...items.flatMap(({ id }, i) => [
      pair(`Item ${id}`, before.items[i]?.text, after.items[i]?.text),
      ...options(`Item ${id}, `, before.items[i]?.options, after.items[i]?.options),
    ]),
    ...options('Every item, ', before.options, after.options),
    licence('holder'),
    licence('reference'),
    licence('validUntil'),
  ].filter((one) => one.before !== one.after);
}

const LICENCE_WORDS = {
  holder: 'Licence holder',
  reference: 'Licence reference',
  validUntil: 'Last day of the licence',
} as const;

const pair = (place: string, before: string | undefined, after: string | undefined): TextDifference => ({
  place,
  before: before ?? null,
  after: after ?? null,
});

function options(
  of: string,
  before: readonly OptionText[] = [],
  after: readonly OptionText[] = [],
): readonly TextDifference[] {
  const values = [...new Set([...before, ...after].map(({ value }) => value))].sort((a, b) => a - b);
  const wordsOf = (list: readonly OptionText[], value: number) =>
    list.find((one) => one.value === value)?.text;
  return values.map((value) => pair(`${of}answer ${value}`, wordsOf(before, value), wordsOf(after, value)));
}
