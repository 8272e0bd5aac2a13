import { useMemo, useState } from 'react';
import {
  dosesOfExplored,
  type Explored,
  modelsOf,
  subjectOf,
} from '../../../kit/predicted-level/explored.ts';
import { Tick } from '../../../kit/ui/field.tsx';
import { Tabs } from '../../../kit/ui/tabs.tsx';
import { HoldLevel } from './hold-level.tsx';
import { Lingering } from './lingering.tsx';
import { MeasuredLevels } from './measured-levels.tsx';
import styles from './questions.module.css';

/** Turned-round questions to the same model: what rate would hold a level, and how long it takes to leave. */
export function Questions({ explored }: { readonly explored: Explored }) {
  const { model } = modelsOf(explored);
  const [research, setResearch] = useState(false);
  const { weightKg, ageYears, ancestry } = explored;
  const subject = useMemo(
    () => subjectOf({ weightKg, ageYears, ancestry }, [model]),
    [model, weightKg, ageYears, ancestry],
  );
  if (model === undefined) return null;
  const doses = dosesOfExplored(explored);
  const intoVein = model.routes.includes('iv-infusion');
  return (
    <section className={styles.questions} aria-labelledby="questions">
      <h2 id="questions">Turned round</h2>
      <p className={styles.quiet}>
        Answers of {model.title} for a typical person of {weightKg} kg
        {subject.ageYears === undefined ? '' : ` and ${subject.ageYears} years`}. They explain; they are no
        order, and nothing here goes to a plan.
      </p>
      {intoVein ? (
        <Tabs
          label="Questions to the model"
          tabs={[
            {
              id: 'hold',
              title: 'Reach and hold a level',
              content: <HoldLevel modelId={model.id} subject={subject} />,
            },
            {
              id: 'linger',
              title: 'How long it lingers',
              content: <Lingering modelId={model.id} subject={subject} />,
            },
          ]}
        />
      ) : (
        <p className={styles.quiet}>This model knows no infusion, so there is no rate to ask for.</p>
      )}
      <Tick name="research-use" checked={research} onChange={setResearch}>
        Research use: fit this model to measured levels
      </Tick>
      {research ? <MeasuredLevels key={model.id} model={model} subject={subject} doses={doses} /> : null}
    </section>
  );
}
