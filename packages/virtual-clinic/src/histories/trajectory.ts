import type { Random } from '../random.ts';

/**
 * How a person's depression score moves over a course.
 * Shares follow a community series of 537 people: response 53.6 %, remission 28.9 %, worse 8.4 % (E-MCI, CAL-01).
 */
export type Answer = 'remitter' | 'responder' | 'partial' | 'none' | 'worse';

export function drawAnswer(random: Random): Answer {
  const draw = random.next();
  if (draw < 0.289) return 'remitter';
  if (draw < 0.536) return 'responder';
  if (draw < 0.73) return 'partial';
  return draw < 0.916 ? 'none' : 'worse';
}

/** Share of the baseline score left at the end of an induction course. */
const LEFT_AT_END: Readonly<Record<Answer, readonly [low: number, high: number]>> = {
  remitter: [0.08, 0.24],
  responder: [0.28, 0.48],
  partial: [0.52, 0.74],
  none: [0.78, 1],
  worse: [1.05, 1.3],
};

/** PHQ-9 totals at baseline and after each of `sessions` infusions: most of the change comes early, with day-to-day noise. */
export function phq9Course(
  random: Random,
  answer: Answer,
  baseline: number,
  sessions: number,
): readonly number[] {
  const [low, high] = LEFT_AT_END[answer];
  const end = baseline * (low + random.next() * (high - low));
  return Array.from({ length: sessions + 1 }, (_, index) => {
    if (index === 0) return baseline;
    const progress = 1 - Math.exp((-2.2 * index) / Math.max(1, sessions));
    const noise = random.normal(0, 1.1);
    return clampTotal(
      Math.round(baseline + ((end - baseline) * progress) / (1 - Math.exp(-2.2)) + noise),
      27,
    );
  });
}

/** Slow return towards the baseline after the last session, by weeks; maintenance holds it. */
export function drift(
  random: Random,
  totalAtEnd: number,
  baseline: number,
  weeks: number,
  maintained: boolean,
): number {
  const back = maintained ? 0.08 : 0.6;
  return clampTotal(
    Math.round(
      totalAtEnd + (baseline - totalAtEnd) * back * (1 - Math.exp(-weeks / 6)) + random.normal(0, 1),
    ),
    27,
  );
}

const clampTotal = (total: number, max: number): number => Math.max(0, Math.min(max, total));

/** Spreads a total over items of `0…perItem`, heavier where `weights` is larger, never beyond what an item can hold. */
export function spreadTotal(
  random: Random,
  total: number,
  weights: readonly number[],
  perItem: number,
): number[] {
  const answers = weights.map(() => 0);
  for (let given = 0; given < total; given++) {
    const open = weights.map((weight, i) => ((answers[i] ?? perItem) < perItem ? weight : 0));
    const sum = open.reduce((a, b) => a + b, 0);
    if (sum <= 0) break;
    let draw = random.next() * sum;
    const index = open.findIndex((weight) => {
      draw -= weight;
      return weight > 0 && draw <= 0;
    });
    const chosen = index < 0 ? open.findIndex((weight) => weight > 0) : index;
    answers[chosen] = (answers[chosen] ?? 0) + 1;
  }
  return answers;
}

// Core mood, sleep and fatigue carry most of a depression score; thoughts of death the least.
const PHQ9_WEIGHTS = [3, 3, 3, 3.2, 2.2, 2.8, 2.4, 1.4, 0.35];
const GAD7_WEIGHTS = [3, 2.8, 3, 2.6, 1.6, 2, 1.8];

export const phq9Answers = (random: Random, total: number): number[] =>
  spreadTotal(random, total, PHQ9_WEIGHTS, 3);
export const gad7Answers = (random: Random, total: number): number[] =>
  spreadTotal(random, Math.min(21, Math.max(0, total)), GAD7_WEIGHTS, 3);
export const pcl5Answers = (random: Random, total: number): number[] =>
  spreadTotal(
    random,
    Math.min(80, Math.max(0, total)),
    Array.from({ length: 20 }, () => 1),
    4,
  );
