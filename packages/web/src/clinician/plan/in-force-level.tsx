import type { PlanBasis, PlanView } from '@titrate/contract';
import styles from './plan.module.css';
import { PlanLevel } from './plan-level.tsx';
import { regimenOfPlan, subjectFrom, weighedFor } from './signed-level.ts';

interface InForceLevelProps {
  readonly plan: PlanView;
  readonly basis: PlanBasis;
}

/** The predicted level of the plan in force, as it was shown to whoever signed it. */
export function InForceLevel({ plan, basis }: InForceLevelProps) {
  const weightKg = weighedFor(plan, basis);
  const id = `level-${plan.id}`;
  return (
    <section className={styles.inForceLevel} aria-labelledby={id}>
      <h3 id={id}>Predicted level of the plan in force</h3>
      {weightKg === undefined ? null : (
        <p className={styles.quiet}>
          For {plan.doseMg} mg{plan.durationMin === null ? '' : ` over ${plan.durationMin} min`} in a person
          of {weightKg} kg and {basis.ageYears} years.
        </p>
      )}
      <PlanLevel
        name={`plan-${plan.id}`}
        treatment={plan}
        regimen={regimenOfPlan(plan)}
        subject={weightKg === undefined ? undefined : subjectFrom(basis, weightKg)}
        missing="No weight is charted, so no level can be drawn."
      />
    </section>
  );
}
