import { observationFor, type Protocol } from '@titrate/clinical/protocols';
import { modelById, type Subject } from '@titrate/pk';
import { useState } from 'react';
import { endName } from '../../kit/predicted-level/fact-words.ts';
import { LevelAnswers } from '../../kit/predicted-level/level-answers.tsx';
import { LevelChart } from '../../kit/predicted-level/level-chart.tsx';
import type { Levels, LevelsRequest } from '../../kit/predicted-level/levels.ts';
import { linesOf, outputsIn, referencesOf, samplingSitesOf } from '../../kit/predicted-level/lines.ts';
import { observedAt } from '../../kit/predicted-level/observed.ts';
import { dosesOf, endOf, modelsFor, type Regimen } from '../../kit/predicted-level/regimen.ts';
import { useLevels } from '../../kit/predicted-level/use-levels.ts';
import { SelectField } from '../../kit/ui/field.tsx';
import styles from './plan.module.css';

interface PlanLevelProps {
  /** Tells a plan in force and a draft on one page apart. */
  readonly name: string;
  readonly treatment: Pick<Protocol, 'product' | 'route'>;
  /** `undefined` while the dose is not worked out. */
  readonly regimen: Regimen | undefined;
  readonly subject: Subject | undefined;
  /** Said where there is no curve yet. */
  readonly missing: string;
}

/** Drawn for this long after the end of the dose. */
const AFTER_MIN = 140;

/** The level published models predict for a plan, with the spread between people. Information, never permission. */
export function PlanLevel({ name, treatment, regimen, subject, missing }: PlanLevelProps) {
  const models = modelsFor(treatment.product, treatment.route);
  const [modelId, setModelId] = useState('');
  const [overlayId, setOverlayId] = useState('');
  const model = models.find((one) => one.id === modelId) ?? models[0];
  const overlay = models.find((one) => one.id === overlayId && one.id !== model?.id);
  const doses = regimen === undefined ? [] : (dosesOf(regimen) ?? []);
  const request: LevelsRequest | undefined =
    model === undefined || doses.length === 0 || subject === undefined
      ? undefined
      : {
          modelId: model.id,
          overlayId: overlay?.id,
          subject,
          doses,
          toMin: Math.ceil((endOf(doses) + AFTER_MIN) / 10) * 10,
          stepMin: 1,
        };
  const answer = useLevels(request);
  if (model === undefined)
    return <p className={styles.quiet}>No published model knows this drug by this route.</p>;
  const options = models.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      <div className={`${styles.row} no-print`}>
        <SelectField
          name={`${name}-model`}
          label="Model"
          value={model.id}
          options={options}
          onChange={(event) => setModelId(event.currentTarget.value)}
        />
        {options.length < 2 ? null : (
          <SelectField
            name={`${name}-overlay`}
            label="Second model beside it"
            optional
            value={overlay?.id ?? ''}
            options={options.filter(({ value }) => value !== model.id)}
            onChange={(event) => setOverlayId(event.currentTarget.value)}
          />
        )}
      </div>
      {request === undefined ? (
        <p className={styles.quiet}>{missing}</p>
      ) : answer === undefined ? (
        <p role="status" className={styles.quiet}>
          Drawing…
        </p>
      ) : answer.ok ? (
        <Drawn name={name} treatment={treatment} levels={answer.levels} />
      ) : (
        <ul className={styles.guard}>
          {answer.problems.map(({ path, message }) => (
            <li key={path}>{message}</li>
          ))}
        </ul>
      )}
    </>
  );
}

interface DrawnProps extends Pick<PlanLevelProps, 'name' | 'treatment'> {
  readonly levels: Levels;
}

function Drawn({ name, treatment: { product, route }, levels }: DrawnProps) {
  const { doses, subject, modelId } = levels.asked;
  const { weightKg } = subject;
  const endMin = endOf(doses);
  const end = endName(doses);
  const stay = observationFor({
    product,
    route,
    durationMin: doses[0]?.durationMin ?? null,
    doseMgPerKg: doses.reduce((sum, { amountMg }) => sum + amountMg, 0) / weightKg,
  });
  const drug = modelById(modelId)?.drug ?? '';
  return (
    <>
      <LevelChart
        title={`Predicted level of this plan, ${samplingSitesOf(levels)}`}
        unit="ng/mL"
        timesMin={levels.timesMin}
        lines={linesOf(levels)}
        marks={end === undefined ? [] : [{ atMin: endMin, label: end }]}
        canBeLog
        references={observedAt({ drug, doses, weightKg }).flatMap((one) =>
          referencesOf(one, outputsIn(levels)),
        )}
      />
      <LevelAnswers
        name={name}
        levels={levels}
        leaving={{ atMin: endMin + stay.minimumMin, rule: stay.rule }}
      />
    </>
  );
}
