import { instrumentById } from './catalogue/index.ts';
import type { InstrumentId } from './ids.ts';
import type { Item, TextPolicy } from './types.ts';

/** Where the words of an instrument come from; the licence decides, and whether all of them are here. */
export function textPolicyOf(instrument: InstrumentId): TextPolicy {
  const { licence, items } = instrumentById(instrument);
  if (licence.class === 'B') return 'content-package';
  return licence.class === 'A' && items.every(isWorded) ? 'included' : 'bring-your-own';
}

/** Readable without imported text: its own wording, or worded options under a title (rating scales). */
const isWorded = (item: Item): boolean => item.text !== undefined || item.options !== undefined;
