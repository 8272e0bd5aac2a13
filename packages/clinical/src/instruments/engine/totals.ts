import type { FlagCode } from '../flags.ts';
import type { Answer, Instrument, Scoring } from '../types.ts';
import type { ScoreContext } from './context.ts';
import { roundedRatio } from './rounding.ts';
import type { SubscaleValues } from './subscales.ts';
import { isComplete, reaches, tallyOf } from './tally.ts';

/** What the items alone say. `band` is set only where the scoring itself decides it. */
export interface Outcome {
  readonly total: number | null;
  readonly band?: string | null;
  readonly flags: readonly FlagCode[];
}

const INCOMPLETE: Outcome = { total: null, flags: ['incomplete'] };
const NO_FLAGS: readonly FlagCode[] = [];

type SumScoring = Extract<Scoring, { readonly kind: 'sum' }>;

/** Adds the answers by the instrument's rules for gaps, reversed items and adjustments. */
export function sumOutcome(
  scoring: SumScoring,
  instrument: Instrument,
  answers: readonly Answer[],
  context: ScoreContext,
): Outcome {
  let sum = 0;
  let answered = 0;
  let index = 0;
  for (const { values } of instrument.items) {
    const answer = answers[index];
    if (typeof answer === 'number') {
      sum += scoring.reversed?.includes(index) === true ? values.max - answer : answer;
      answered += 1;
    } else if (isFreed(scoring, answers, index)) {
      answered += 1;
    }
    index += 1;
  }
  const items = instrument.items.length;
  if (answered < items) {
    const gaps = scoring.missing.kind === 'mean' ? scoring.missing.gaps : 0;
    if (items - answered > gaps) return INCOMPLETE;
    return { total: roundedRatio(sum * items, answered), flags: ['prorated'] };
  }
  if (scoring.education !== undefined) return adjusted(scoring.education, sum, context);
  return { total: sum * (scoring.times ?? 1), flags: NO_FLAGS };
}

function isFreed({ zeroFrees }: SumScoring, answers: readonly Answer[], index: number): boolean {
  return zeroFrees?.frees.includes(index) === true && answers[zeroFrees.item] === 0;
}

function adjusted(
  rule: { readonly yearsAtMost: number; readonly adds: number; readonly cap: number },
  sum: number,
  context: ScoreContext,
): Outcome {
  if (context.education_years === undefined) return { total: sum, flags: ['education_unknown'] };
  const added = context.education_years <= rule.yearsAtMost ? rule.adds : 0;
  return { total: Math.min(rule.cap, sum + added), flags: NO_FLAGS };
}

/** Mean of all items, or the sum in percent of its maximum: every item is needed. */
export function ratioOutcome(answers: readonly Answer[], maximum: number | null, decimals: number): Outcome {
  if (!isComplete(answers)) return INCOMPLETE;
  const { sum } = tallyOf(answers, [...answers.keys()]);
  return {
    total:
      maximum === null
        ? roundedRatio(sum, answers.length, decimals)
        : roundedRatio(sum * 100, maximum, decimals),
    flags: NO_FLAGS,
  };
}

/** A closed gate ends the form at 0; an open one needs every item behind it. */
export function gatedCountOutcome(answers: readonly Answer[]): Outcome {
  const [gate, ...behind] = answers;
  if (gate === 0) return { total: 0, flags: NO_FLAGS };
  if (!isComplete(answers)) return INCOMPLETE;
  return { total: tallyOf(behind, [...behind.keys()]).sum, flags: NO_FLAGS };
}

/**
 * Counts symptoms; from the cut on, both impact questions are needed to tell positive from negative.
 * Below it they change nothing.
 */
export function symptomsAndImpactOutcome(
  scoring: Extract<Scoring, { readonly kind: 'symptoms-and-impact' }>,
  answers: readonly Answer[],
): Outcome {
  const symptoms = answers.slice(0, scoring.symptoms);
  if (!isComplete(symptoms)) return INCOMPLETE;
  const total = tallyOf(symptoms, [...symptoms.keys()]).sum;
  if (total < scoring.cut) return { total, band: 'negative', flags: NO_FLAGS };
  const impact = answers.slice(scoring.symptoms);
  if (!isComplete(impact)) return { total, band: null, flags: ['seven_plus_items', 'incomplete'] };
  const isPositive = reaches(impact, 0, 1) && reaches(impact, 1, scoring.impactAtLeast);
  return isPositive
    ? { total, band: 'positive', flags: ['seven_plus_items', 'positive_screen'] }
    : { total, band: 'negative', flags: ['seven_plus_items'] };
}

/** Scales beside each other, with their sum as total where the instrument has one. */
export function scalesOutcome(scales: SubscaleValues, isSummed: boolean): Outcome {
  // The answer a band is read from may be there; without the whole form it still says nothing.
  if (scales.isAnyUnknown) return { ...INCOMPLETE, band: null };
  return { total: isSummed ? scales.sum : null, flags: NO_FLAGS };
}
