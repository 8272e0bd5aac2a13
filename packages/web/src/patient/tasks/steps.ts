import type { Progress } from '@titrate/contract';
import type { TaskQuestion } from './questions.ts';

/** Where one is in a task. Plain data, because the browser's own Back button remembers it. */
export type Step =
  | { readonly kind: 'start' }
  | { readonly kind: 'question'; readonly key: string; readonly fromReview?: true }
  /** Help, before anything else, after the answer that called for it. */
  | { readonly kind: 'help'; readonly after: string; readonly fromReview?: true }
  | { readonly kind: 'review' }
  | { readonly kind: 'done' };

/** The questions that are put, given the answers so far. */
export const askedOf = (questions: readonly TaskQuestion[], progress: Progress): readonly TaskQuestion[] =>
  questions.filter((question) => question.isAsked(progress));

/** The first question that has no answer yet, else the review: where a task is resumed on any phone. */
export function firstOpen(questions: readonly TaskQuestion[], progress: Progress): Step {
  const open = askedOf(questions, progress).find(({ key }) => progress[key] === undefined);
  return open === undefined ? { kind: 'review' } : { kind: 'question', key: open.key };
}

/** Where a task begins: an untouched one with its introduction. */
export function stepAtStart(questions: readonly TaskQuestion[], progress: Progress): Step {
  const touched = questions.some(({ key }) => progress[key] !== undefined);
  return touched ? firstOpen(questions, progress) : { kind: 'start' };
}

/** Where Next leads. Help comes before the next question and never instead of it. */
export function stepAfter(step: Step, questions: readonly TaskQuestion[], progress: Progress): Step {
  switch (step.kind) {
    case 'start':
      return firstOpen(questions, progress);
    case 'question': {
      const question = questions.find(({ key }) => key === step.key);
      if (question?.callsForHelp(progress[step.key]) === true) {
        return { kind: 'help', after: step.key, ...fromReview(step) };
      }
      return onward(step.key, step.fromReview === true, questions, progress);
    }
    case 'help':
      return onward(step.after, step.fromReview === true, questions, progress);
    case 'review':
    case 'done':
      return { kind: 'done' };
  }
}

/** Where Back leads when the browser has nothing to go back to. */
export function stepBefore(
  step: Step,
  questions: readonly TaskQuestion[],
  progress: Progress,
): Step | undefined {
  const asked = askedOf(questions, progress);
  switch (step.kind) {
    case 'start':
    case 'done':
      return undefined;
    case 'help':
      return { kind: 'question', key: step.after };
    case 'review':
      return questionStep(asked.at(-1));
    case 'question': {
      const index = asked.findIndex(({ key }) => key === step.key);
      return index === 0 ? { kind: 'start' } : questionStep(asked[index - 1]);
    }
  }
}

/** A remembered step that still makes sense, given the answers. */
export function isStillThere(step: Step, questions: readonly TaskQuestion[], progress: Progress): boolean {
  const asked = askedOf(questions, progress);
  if (step.kind === 'question') return asked.some(({ key }) => key === step.key);
  if (step.kind === 'help') return asked.some(({ key }) => key === step.after);
  return true;
}

function onward(
  key: string,
  isFromReview: boolean,
  questions: readonly TaskQuestion[],
  progress: Progress,
): Step {
  // A changed answer may open questions: they are asked before the review is shown again.
  if (isFromReview) {
    const open = firstOpen(questions, progress);
    return open.kind === 'question' ? { ...open, fromReview: true } : open;
  }
  const index = questions.findIndex((question) => question.key === key);
  const next = questions.slice(index + 1).find((question) => question.isAsked(progress));
  return questionStep(next) ?? { kind: 'review' };
}

const questionStep = (question: TaskQuestion | undefined): Step | undefined =>
  question === undefined ? undefined : { kind: 'question', key: question.key };

const fromReview = (step: { readonly fromReview?: true }) =>
  step.fromReview === true ? { fromReview: true as const } : {};
