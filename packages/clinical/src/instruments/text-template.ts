import { instrumentById } from './catalogue/index.ts';
import type { InstrumentId } from './ids.ts';
import type { Item, Values } from './types.ts';

interface TemplateOption {
  readonly value: number;
  readonly text: '';
}

/** A text package to fill in: every place that words go to is there and empty. */
export interface TextTemplate {
  readonly instrument: InstrumentId;
  readonly version: string;
  readonly language: string;
  readonly title: string;
  readonly stem: '';
  readonly items: readonly {
    readonly id: string;
    /** Our short name: says which item it is, and is not read back. */
    readonly title: string;
    readonly text: '';
    readonly options?: readonly TemplateOption[];
  }[];
  readonly options?: readonly TemplateOption[];
  readonly licence: { readonly holder: ''; readonly reference: ''; readonly validUntil: null };
}

/** As many answers as are usually printed with words; longer rows are numbers with words at their ends. */
const WORDED_MAX = 8;

/** Nothing for an instrument without a form. Answers stand once where all items share them, else with each item. */
export function textTemplateOf(instrument: InstrumentId, language: string): TextTemplate | undefined {
  const { items, version, title } = instrumentById(instrument);
  const [first] = items;
  if (first === undefined) return undefined;
  const isShared = items.every((item) => sameValues(item.values, first.values));
  const shared = isShared ? optionsOf(first.values) : undefined;
  return {
    instrument,
    version,
    language,
    title,
    stem: '',
    items: items.map((item) => ({ ...placeOf(item), ...(isShared ? {} : own(item.values)) })),
    ...(shared === undefined ? {} : { options: shared }),
    licence: { holder: '', reference: '', validUntil: null },
  };
}

const placeOf = ({ id, title }: Item) => ({ id, title, text: '' as const });

function own(values: Values): { readonly options?: readonly TemplateOption[] } {
  const options = optionsOf(values);
  return options === undefined ? {} : { options };
}

function optionsOf({ min, max, except = [] }: Values): readonly TemplateOption[] | undefined {
  if (max - min + 1 > WORDED_MAX) return undefined;
  return Array.from({ length: max - min + 1 }, (_, i) => min + i)
    .filter((value) => !except.includes(value))
    .map((value) => ({ value, text: '' }));
}

const sameValues = (one: Values, other: Values): boolean =>
  one.min === other.min && one.max === other.max && String(one.except ?? []) === String(other.except ?? []);
