import { instrumentById } from './catalogue/index.ts';
import { reaches } from './engine/tally.ts';
import type { InstrumentId } from './ids.ts';
import type { Answer } from './types.ts';

/**
 * Is this item put to the person, given what was answered so far? A form leaves `null` where the answer is
 * no. `index` counts from 0; items nobody listed are not asked.
 */
export function isItemAsked(instrument: InstrumentId, answers: readonly Answer[], index: number): boolean {
  const item = instrumentById(instrument).items[index];
  if (item === undefined) return false;
  const when = item.askedWhen;
  if (when === undefined) return true;
  switch (when.kind) {
    case 'answer-is':
      return answers[when.item] === when.value;
    case 'answer-is-not':
      return answers[when.item] !== when.value;
    case 'alternative-to':
      return typeof answers[when.item] !== 'number';
    case 'count-of-yes':
      return when.items.filter((one) => reaches(answers, one, 1)).length >= when.atLeast;
  }
}
