import type { Answer, Instrument, SubscaleRule } from '../types.ts';
import { roundedRatio } from './rounding.ts';
import { reaches, tallyOf } from './tally.ts';

export interface SubscaleValues {
  readonly values: { readonly [key: string]: number | null };
  /** Of the scales that are known. */
  readonly sum: number;
  /** A scale was worked out although some of its items were empty. */
  readonly prorated: boolean;
  /** A scale could not be worked out. */
  readonly isAnyUnknown: boolean;
}

const NONE: SubscaleValues = { values: {}, sum: 0, prorated: false, isAnyUnknown: false };

/** Every subscale the instrument names, a value or `null`. */
export function subscalesOf(
  instrument: Instrument,
  answers: readonly Answer[],
  total: number | null,
): SubscaleValues {
  if (instrument.subscales.length === 0) return NONE;
  const values: { [key: string]: number | null } = {};
  let sum = 0;
  let prorated = false;
  let isAnyUnknown = false;
  for (const { key, rule } of instrument.subscales) {
    const value = subscaleValue(rule, answers, total);
    values[key] = value;
    if (value === null) {
      isAnyUnknown = true;
      continue;
    }
    sum += value;
    if ('atLeast' in rule && tallyOf(answers, rule.items).answered < rule.items.length) prorated = true;
  }
  return { values, sum, prorated, isAnyUnknown };
}

function subscaleValue(rule: SubscaleRule, answers: readonly Answer[], total: number | null): number | null {
  if (rule.kind === 'percent-of-total') {
    return total === null ? null : roundedRatio(total * 100, rule.maximum, 1);
  }
  if (rule.kind === 'highest') return highest(rule.items, answers);
  if (rule.kind === 'highest-yes') return highestYes(rule.items, answers);
  const { sum, answered } = tallyOf(answers, rule.items);
  if (answered < ('atLeast' in rule ? rule.atLeast : rule.items.length)) return null;
  switch (rule.kind) {
    case 'sum':
      return sum;
    case 'mean':
      return roundedRatio(sum, answered, rule.decimals);
    case 'percent':
      return roundedRatio(sum * 100, rule.maximum, 1);
    case 'rescaled': {
      const above = rule.reversed ? rule.highest * answered - sum : sum - rule.lowest * answered;
      return roundedRatio(above * 100, (rule.highest - rule.lowest) * answered, 1);
    }
  }
}

function highest(items: readonly number[], answers: readonly Answer[]): number | null {
  let value: number | null = null;
  for (const item of items) {
    const answer = answers[item];
    if (typeof answer === 'number' && (value === null || answer > value)) value = answer;
  }
  return value;
}

/** Items are numbered from 1 in the order given. */
function highestYes(items: readonly number[], answers: readonly Answer[]): number {
  let level = 0;
  for (const [i, item] of items.entries()) {
    if (reaches(answers, item, 1)) level = i + 1;
  }
  return level;
}
