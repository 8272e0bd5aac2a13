import { instrumentById } from './catalogue/index.ts';
import { reaches } from './engine/tally.ts';
import type { InstrumentId } from './ids.ts';
import type { Answer, AskedWhen } from './types.ts';

/**
 * Is this item put to the person, given what was answered so far? A form leaves `null` where the answer is
 * no. `index` counts from 0; items nobody listed are not asked.
 */
export function isItemAsked(instrument: InstrumentId, answers: readonly Answer[], index: number): boolean {
  const item = instrumentById(instrument).items[index];
  if (item === undefined) return false;
  return item.askedWhen === undefined || isAskedWhen(item.askedWhen, answers);
}

/** The condition alone: what a screen needs that has the form but not the catalogue. */
export function isAskedWhen(when: AskedWhen, answers: readonly Answer[]): boolean {
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
