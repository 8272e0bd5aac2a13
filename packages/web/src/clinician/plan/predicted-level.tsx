import type { Protocol } from '@titrate/clinical/protocols';
import type { PlanBasis } from '@titrate/contract';
import styles from './plan.module.css';
import type { PlanDraft, Preview } from './plan-draft.ts';
import { PlanLevel } from './plan-level.tsx';
import { subjectFrom } from './signed-level.ts';

interface PredictedLevelProps {
  readonly basis: PlanBasis;
  readonly draft: PlanDraft;
  readonly protocol: Protocol;
  readonly preview: Preview;
  readonly weightKg: number | undefined;
}

/** The predicted level of a plan that is being written. */
export function PredictedLevel({ basis, draft, protocol, preview, weightKg }: PredictedLevelProps) {
  const { product, route } = protocol;
  const durationMin = draft.durationMin.value?.toNumber();
  const answer = preview.kind === 'worked-out' ? preview.evaluation.answer : undefined;
  const isReady = answer !== undefined && (protocol.durationMin === null || durationMin !== undefined);
  return (
    <section className={styles.level} aria-labelledby="predicted">
      <h3 id="predicted">Predicted level</h3>
      <PlanLevel
        name="draft"
        treatment={protocol}
        regimen={
          isReady ? { product, route, doseMg: answer.roundedMg ?? answer.orderedMg, durationMin } : undefined
        }
        subject={weightKg === undefined ? undefined : subjectFrom(basis, weightKg)}
        missing="Drawn as soon as dose, weight and duration stand."
      />
    </section>
  );
}
