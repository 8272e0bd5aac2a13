import type { Answer, FlagRule } from '../types.ts';
import type { ScoreContext } from './context.ts';
import { isComplete, reaches, tallyOf } from './tally.ts';

export interface FlagFacts {
  readonly answers: readonly Answer[];
  readonly total: number | null;
  readonly subscales: { readonly [key: string]: number | null };
  readonly context: ScoreContext;
}

export function isRaised(rule: FlagRule, facts: FlagFacts): boolean {
  switch (rule.kind) {
    case 'total':
      return isTotalRaised(rule, facts);
    case 'item':
      return reaches(facts.answers, rule.item, rule.atLeast);
    case 'criteria':
      return (
        isComplete(facts.answers) &&
        rule.criteria.every(({ counts, need }) => {
          let met = 0;
          for (const { item, atLeast } of counts) if (reaches(facts.answers, item, atLeast)) met += 1;
          return met >= need;
        })
      );
    case 'any-subscale':
      return rule.keys.some((key) => {
        const value = facts.subscales[key];
        return typeof value === 'number' && value >= rule.atLeast;
      });
    case 'every-percent-scale':
      return rule.scales.every(({ items, maximum }) => {
        const { sum, answered } = tallyOf(facts.answers, items);
        return answered === items.length && sum * 100 >= rule.atLeastPercent * maximum;
      });
    case 'empty-group':
      return rule.groups.some((items) => tallyOf(facts.answers, items).answered === 0);
  }
}

function isTotalRaised(rule: Extract<FlagRule, { readonly kind: 'total' }>, facts: FlagFacts): boolean {
  if (facts.total === null) return false;
  const atLeast = facts.context.sex === 'male' ? (rule.maleAtLeast ?? rule.atLeast) : rule.atLeast;
  return (
    (atLeast === undefined || facts.total >= atLeast) &&
    (rule.atMost === undefined || facts.total <= rule.atMost)
  );
}
