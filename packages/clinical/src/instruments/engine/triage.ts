import type { FlagCode } from '../flags.ts';
import type { Answer } from '../types.ts';
import type { Outcome } from './totals.ts';

const TIERS = ['none', 'low', 'moderate', 'high'] as const;
type Tier = (typeof TIERS)[number];

/**
 * The published triage points of the Columbia screener. Entries: wish to be dead, thoughts, method, intent,
 * plan, behaviour ever, behaviour in the past three months.
 *
 * The worse of thoughts and behaviour wins; behaviour long ago never lowers a plan. What is not known counts
 * the safe way: behaviour without a time counts as recent, and a form with a gap is never `none`.
 */
export function triageOutcome(answers: readonly Answer[]): Outcome {
  const [wish, thoughts, method, intent, plan, behaviour, recently] = answers;
  const ideation: Tier =
    intent === 1 || plan === 1
      ? 'high'
      : method === 1
        ? 'moderate'
        : wish === 1 || thoughts === 1
          ? 'low'
          : 'none';
  // A yes to "in the past three months" is a yes to behaviour, whatever was ticked before it.
  const acted: Tier =
    recently === 1 || (behaviour === 1 && recently === null) ? 'high' : behaviour === 1 ? 'moderate' : 'none';
  const tier = TIERS.indexOf(ideation) >= TIERS.indexOf(acted) ? ideation : acted;
  const isIncomplete =
    wish === null ||
    thoughts === null ||
    behaviour === null ||
    (thoughts === 1 && (method === null || intent === null || plan === null)) ||
    (behaviour === 1 && recently === null);
  const isInconsistent =
    (thoughts === 0 && (method === 1 || intent === 1 || plan === 1)) || (behaviour === 0 && recently === 1);
  const flags: FlagCode[] = [];
  if (tier !== 'none') flags.push(`suicide_risk_${tier}`);
  if (isIncomplete) flags.push('incomplete');
  if (isInconsistent) flags.push('inconsistent');
  return { total: null, band: isIncomplete && tier === 'none' ? null : tier, flags };
}
