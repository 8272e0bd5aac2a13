/** Counting over answers: everything the rules of scoring are made of. */
import type { Answer } from '../types.ts';

export interface Tally {
  /** Sum of what was answered. */
  readonly sum: number;
  readonly answered: number;
}

export function tallyOf(answers: readonly Answer[], items: readonly number[]): Tally {
  let sum = 0;
  let answered = 0;
  for (const item of items) {
    const answer = answers[item];
    if (typeof answer === 'number') {
      sum += answer;
      answered += 1;
    }
  }
  return { sum, answered };
}

export function isComplete(answers: readonly Answer[]): boolean {
  return !answers.includes(null);
}

/** True when the item was answered with at least `atLeast`; an unanswered item reaches nothing. */
export function reaches(answers: readonly Answer[], item: number, atLeast: number): boolean {
  const answer = answers[item];
  return typeof answer === 'number' && answer >= atLeast;
}
