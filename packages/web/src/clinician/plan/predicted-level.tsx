import { observationFor, type Protocol } from '@titrate/clinical/protocols';
import type { PlanBasis } from '@titrate/contract';
import { useState } from 'react';
import { LevelChart } from '../../kit/predicted-level/level-chart.tsx';
import { LevelFacts } from '../../kit/predicted-level/level-facts.tsx';
import type { Levels, LevelsRequest } from '../../kit/predicted-level/levels.ts';
import { linesOf, referenceOf } from '../../kit/predicted-level/lines.ts';
import { ModelNote } from '../../kit/predicted-level/model-note.tsx';
import {
  dosesOf,
  endOf,
  modelsFor,
  observationsFor,
  type Regimen,
} from '../../kit/predicted-level/regimen.ts';
import { useLevels } from '../../kit/predicted-level/use-levels.ts';
import { SelectField } from '../../kit/ui/field.tsx';
import styles from './plan.module.css';
import type { PlanDraft, Preview } from './plan-draft.ts';

interface PredictedLevelProps {
  readonly basis: PlanBasis;
  readonly draft: PlanDraft;
  readonly protocol: Protocol;
  readonly preview: Preview;
  readonly weightKg: number | undefined;
}

/** Drawn for this long after the end of the dose. */
const AFTER_MIN = 140;
const SUBJECTS = 500;

/** The level a published model predicts for this plan, with the spread between people. Information, never permission. */
export function PredictedLevel({ basis, draft, protocol, preview, weightKg }: PredictedLevelProps) {
  const { product, route } = protocol;
  const models = modelsFor(product, route);
  const [modelId, setModelId] = useState(models[0]?.id ?? '');
  const [overlayId, setOverlayId] = useState('');
  const model = models.find((one) => one.id === modelId) ?? models[0];
  const durationMin = draft.durationMin.value?.toNumber();
  const answer = preview.kind === 'worked-out' ? preview.evaluation.answer : undefined;
  const isReady =
    answer !== undefined &&
    weightKg !== undefined &&
    (protocol.durationMin === null || durationMin !== undefined);
  const regimen = isReady
    ? { product, route, doseMg: answer.roundedMg ?? answer.orderedMg, durationMin }
    : undefined;
  const doses = regimen === undefined ? undefined : dosesOf(regimen);
  const request: LevelsRequest | undefined =
    model === undefined || doses === undefined || doses.length === 0 || weightKg === undefined
      ? undefined
      : {
          modelId: model.id,
          ...(overlayId === '' || overlayId === model.id ? {} : { overlayId }),
          subject: { weightKg, ageYears: basis.ageYears, ...(basis.sex === null ? {} : { sex: basis.sex }) },
          doses,
          toMin: Math.ceil(((durationMin ?? 0) + AFTER_MIN) / 10) * 10,
          stepMin: 1,
          subjects: SUBJECTS,
        };
  const levels = useLevels(request);
  return (
    <section className={styles.level} aria-labelledby="predicted">
      <h3 id="predicted">Predicted level</h3>
      {model === undefined ? (
        <p className={styles.quiet}>No published model knows this drug by this route.</p>
      ) : (
        <>
          <div className={styles.row}>
            <SelectField
              name="model"
              label="Model"
              value={model.id}
              options={models.map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(event) => setModelId(event.currentTarget.value)}
            />
            <SelectField
              name="overlay"
              label="Second model beside it"
              optional
              value={overlayId}
              options={models
                .filter(({ id }) => id !== model.id)
                .map(({ id, title }) => ({ value: id, label: title }))}
              onChange={(event) => setOverlayId(event.currentTarget.value)}
            />
          </div>
          {levels === undefined || request === undefined || regimen === undefined ? (
            <p className={styles.quiet}>Drawn as soon as dose, weight and duration stand.</p>
          ) : levels.ok ? (
            <Drawn
              levels={levels.levels}
              request={request}
              regimen={regimen}
              samplingSite={model.samplingSite}
              overlayTitle={models.find((one) => one.id === overlayId)?.title}
            />
          ) : (
            <ul className={styles.guard}>
              {levels.problems.map(({ path, message }) => (
                <li key={path}>{message}</li>
              ))}
            </ul>
          )}
          <ModelNote model={model} warnings={levels?.ok === true ? levels.levels.warnings : []} />
        </>
      )}
    </section>
  );
}

interface DrawnProps {
  readonly levels: Levels;
  readonly request: LevelsRequest;
  readonly regimen: Regimen;
  readonly samplingSite: string;
  readonly overlayTitle: string | undefined;
}

function Drawn({ levels, request, regimen, samplingSite, overlayTitle }: DrawnProps) {
  const { product, route, doseMg, durationMin } = regimen;
  const endMin = endOf(request.doses);
  const stay = observationFor({
    product,
    route,
    durationMin: durationMin ?? null,
    doseMgPerKg: doseMg / request.subject.weightKg,
  });
  return (
    <>
      <LevelChart
        title={`Predicted level of this plan, ${samplingSite}`}
        unit="ng/mL"
        timesMin={levels.timesMin}
        lines={linesOf(levels, overlayTitle)}
        marks={durationMin === undefined ? [] : [{ atMin: durationMin, label: 'end of infusion' }]}
        references={observationsFor(regimen).map(referenceOf)}
      />
      <LevelFacts
        question={request}
        endMin={endMin}
        leaving={{ atMin: endMin + stay.minimumMin, rule: stay.rule }}
      />
    </>
  );
}
