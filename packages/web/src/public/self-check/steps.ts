import type { Instrument } from '@titrate/clinical/instruments';
import { callsForHelp, safetyItemOf } from './safety-item.ts';

/** `undefined` is not reached yet, `null` is "I would rather not answer". */
export type CheckAnswer = number | null | undefined;

export type Step =
  | { readonly kind: 'question'; readonly item: number }
  /** Help, shown before anything else once the safety item was answered with more than "not at all". */
  | { readonly kind: 'help' }
  | { readonly kind: 'review' }
  | { readonly kind: 'result' };

/** Where Next leads: straight to help when this answer calls for it, else to the next question or the review. */
export function stepAfter(step: Step, instrument: Instrument, answers: readonly CheckAnswer[]): Step {
  switch (step.kind) {
    case 'question':
      if (safetyItemOf(instrument)?.item === step.item && callsForHelp(instrument, answers))
        return { kind: 'help' };
      return questionOrReview(instrument, step.item + 1);
    case 'help':
      return questionOrReview(instrument, (safetyItemOf(instrument)?.item ?? -1) + 1);
    case 'review':
      return { kind: 'result' };
    case 'result':
      return step;
  }
}

/** Where Back leads; answers stay. `undefined` before the first question. */
export function stepBefore(step: Step, instrument: Instrument): Step | undefined {
  switch (step.kind) {
    case 'question':
      return step.item === 0 ? undefined : { kind: 'question', item: step.item - 1 };
    case 'help':
      return { kind: 'question', item: safetyItemOf(instrument)?.item ?? 0 };
    case 'review':
      return { kind: 'question', item: instrument.items.length - 1 };
    case 'result':
      return { kind: 'review' };
  }
}

function questionOrReview(instrument: Instrument, item: number): Step {
  return item < instrument.items.length ? { kind: 'question', item } : { kind: 'review' };
}
