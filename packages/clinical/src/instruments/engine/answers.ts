import { err, ok, type Problem, type Result } from '@titrate/quantity';
import type { Answer, Item, Values } from '../types.ts';

export function isAllowed(values: Values, answer: number): boolean {
  return (
    Number.isInteger(answer) &&
    answer >= values.min &&
    answer <= values.max &&
    (values.except === undefined || !values.except.includes(answer))
  );
}

/**
 * One answer for each item, each `null` or one of the item's values; anything else is refused, never
 * coerced. The refused answer itself is not repeated: it may be health data.
 */
export function readAnswers(items: readonly Item[], input: unknown): Result<readonly Answer[], Problem> {
  if (!Array.isArray(input)) {
    return err({ type: 'not-a-list', message: 'expected a list of answers', path: 'answers' });
  }
  if (input.length !== items.length) {
    return err({
      type: 'wrong-length',
      message: `expected ${items.length} answers in the order of the form, got ${input.length}`,
      path: 'answers',
    });
  }
  let index = 0;
  for (const item of items) {
    const answer: unknown = input[index];
    if (answer !== null && (typeof answer !== 'number' || !isAllowed(item.values, answer))) {
      return err(answerProblem(item, answer, `answers[${index}]`));
    }
    index += 1;
  }
  // Each member was checked just above; a copy would only cost time.
  return ok(input as readonly Answer[]);
}

function answerProblem(item: Item, answer: unknown, path: string): Problem {
  if (typeof answer !== 'number') {
    const kind = answer === undefined ? 'nothing' : typeof answer;
    return { type: 'not-a-number', message: `expected a whole number or null, got ${kind}`, path };
  }
  if (!Number.isInteger(answer)) {
    return { type: 'not-an-integer', message: 'expected a whole number or null', path };
  }
  return { type: 'out-of-range', message: `expected ${wordsOf(item.values)}`, path };
}

/** `a whole number from 0 to 5 except 1`. */
export function wordsOf(values: Values): string {
  const except = values.except === undefined ? '' : ` except ${values.except.join(', ')}`;
  return `a whole number from ${values.min} to ${values.max}${except}`;
}
