import type { PlanBasis, PlanView } from '@titrate/contract';
import type { Subject } from '@titrate/pk';
import type { Regimen } from '../../kit/predicted-level/regimen.ts';

/** The patient as the models take one. */
export const subjectFrom = ({ ageYears, sex }: PlanBasis, weightKg: number): Subject => ({
  weightKg,
  ageYears,
  ...(sex === null ? {} : { sex }),
});

/** The dose of a signed plan as it will be drawn up. */
export const regimenOfPlan = ({ product, route, doseMg, durationMin }: PlanView): Regimen => ({
  product,
  route,
  doseMg,
  ...(durationMin === null ? {} : { durationMin }),
});

/**
 * What the patient weighed when the plan was made. A plan may stand on an ideal or adjusted weight; models are made from
 * actual ones, so then it is the charted weight behind it, else the latest one.
 */
export function weighedFor(plan: PlanView, basis: PlanBasis): number | undefined {
  if (plan.weightKind === 'actual' && plan.weightKg !== null) return plan.weightKg;
  const behind = basis.weights.find(({ observedAt }) => isSameInstant(observedAt, plan.weightObservedAt));
  return (behind ?? basis.weights[0])?.kg;
}

const isSameInstant = (a: string, b: string | null): boolean => b !== null && Date.parse(a) === Date.parse(b);
