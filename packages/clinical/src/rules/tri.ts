/** Logic with three answers (Kleene): a known yes decides an "or", a known no decides an "and"; else unknown stays unknown (RULE-LOGIC-1). */
import type { Tri } from './rule.ts';

export const tri = (value: boolean | undefined): Tri =>
  value === undefined ? 'unknown' : value ? 'true' : 'false';

export function anyOf(...answers: readonly Tri[]): Tri {
  if (answers.includes('true')) return 'true';
  return answers.includes('unknown') ? 'unknown' : 'false';
}

export function allOf(...answers: readonly Tri[]): Tri {
  if (answers.includes('false')) return 'false';
  return answers.includes('unknown') ? 'unknown' : 'true';
}

export const not = (answer: Tri): Tri =>
  answer === 'unknown' ? answer : answer === 'true' ? 'false' : 'true';
