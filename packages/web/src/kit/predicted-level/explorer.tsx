import { memo } from 'react';
import { SelectField } from '../ui/field.tsx';
import {
  type Explored,
  modelsOf,
  ROUTE_CHOICES,
  regimenOf,
  requestOf,
  SLIDERS,
  type useExplored,
} from './explored.ts';
import styles from './explorer.module.css';
import { LevelChart } from './level-chart.tsx';
import { LevelFacts } from './level-facts.tsx';
import { type Levels, POTENCIES } from './levels.ts';
import { linesOf, occupancyLine, referenceOf } from './lines.ts';
import { ModelNote } from './model-note.tsx';
import { dosesOf, endOf, MG_PER_DEVICE, observationsFor } from './regimen.ts';
import { Slider } from './slider.tsx';
import { useLevels } from './use-levels.ts';

/**
 * Weight, dose, duration, route and model by slider; curves, spread between people, receptor occupancy and metabolite at
 * once. Explains; it permits nothing and no figure of it goes anywhere.
 */
export function LevelExplorer({ explored, change }: ReturnType<typeof useExplored>) {
  const answer = useLevels(requestOf(explored));
  return (
    <div className={styles.explorer}>
      <Controls explored={explored} onChange={change} />
      <div className={styles.charts}>
        {answer === undefined ? (
          <p role="status">Drawing…</p>
        ) : answer.ok ? (
          <Charts explored={explored} levels={answer.levels} />
        ) : (
          <ul role="status">
            {answer.problems.map(({ path, message }) => (
              <li key={path}>{message}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

interface ControlsProps {
  readonly explored: Explored;
  readonly onChange: (part: Partial<Explored>) => void;
}

function Controls({ explored, onChange }: ControlsProps) {
  const { choice, weightKg, durationMin, hours } = explored;
  const { doseMg } = regimenOf(explored);
  return (
    <div className={styles.controls}>
      <SelectField
        name="explorer-route"
        label="Drug and route"
        value={choice.id}
        options={ROUTE_CHOICES.map(({ id, label }) => ({ value: id, label }))}
        onChange={(event) =>
          onChange({ choice: ROUTE_CHOICES.find(({ id }) => id === event.currentTarget.value) ?? choice })
        }
      />
      <Slider
        name="weight"
        label="Weight"
        unit="kg"
        {...SLIDERS.weightKg}
        value={weightKg}
        onChange={(value) => onChange({ weightKg: value })}
      />
      <DoseSlider explored={explored} onChange={onChange} />
      {choice.route === 'IV' ? (
        <Slider
          name="duration"
          label="Runs for"
          unit="min"
          {...SLIDERS.durationMin}
          value={durationMin}
          onChange={(value) => onChange({ durationMin: value })}
        />
      ) : null}
      <Slider
        name="window"
        label="Look ahead"
        unit="h"
        {...SLIDERS.hours}
        value={hours}
        onChange={(value) => onChange({ hours: value })}
      />
      <p className={styles.total}>
        {doseMg} mg in all{choice.route === 'IV' ? ` over ${durationMin} min` : ''}
      </p>
      <ModelChoices explored={explored} onChange={onChange} />
    </div>
  );
}

function DoseSlider({ explored, onChange }: ControlsProps) {
  return explored.choice.route === 'IN' ? (
    <Slider
      name="devices"
      label="Devices"
      unit={`of ${MG_PER_DEVICE} mg`}
      {...SLIDERS.devices}
      value={explored.devices}
      onChange={(value) => onChange({ devices: value })}
    />
  ) : (
    <Slider
      name="dose"
      label="Dose"
      unit="mg/kg"
      {...SLIDERS.mgPerKg}
      value={explored.mgPerKg}
      onChange={(value) => onChange({ mgPerKg: value })}
    />
  );
}

const sameChoices = (a: Explored, b: Explored): boolean =>
  a.choice === b.choice && a.modelId === b.modelId && a.overlayId === b.overlayId && a.potency === b.potency;

/** Drawn again for another route or model, not for every step of a slider. */
const ModelChoices = memo(ModelChoicesNow, (a, b) => sameChoices(a.explored, b.explored));

function ModelChoicesNow({ explored, onChange }: ControlsProps) {
  const { models, model, overlay } = modelsOf(explored);
  const options = models.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      <SelectField
        name="explorer-model"
        label="Model"
        value={model?.id ?? ''}
        options={options}
        onChange={(event) => onChange({ modelId: event.currentTarget.value })}
      />
      <SelectField
        name="explorer-overlay"
        label="Second model beside it"
        optional
        value={overlay?.id ?? ''}
        options={options.filter(({ value }) => value !== model?.id)}
        onChange={(event) => onChange({ overlayId: event.currentTarget.value })}
      />
      <SelectField
        name="explorer-potency"
        label="Affinities for the occupancy index"
        value={explored.potency}
        options={POTENCIES.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(event) => onChange({ potency: event.currentTarget.value || explored.potency })}
      />
    </>
  );
}

interface ChartsProps {
  readonly explored: Explored;
  readonly levels: Levels;
}

/** A slider that moved changes the charts when its curves are there, and not before: each step is drawn once. */
const Charts = memo(ChartsNow, (a, b) => a.levels === b.levels && sameChoices(a.explored, b.explored));

function ChartsNow({ explored, levels }: ChartsProps) {
  const { model, overlay } = modelsOf(explored);
  const regimen = regimenOf(explored);
  const doses = dosesOf(regimen);
  if (model === undefined || doses === undefined) return null;
  const occupancy = occupancyLine(levels);
  return (
    <>
      <LevelChart
        title={`Predicted level, ${model.samplingSite}`}
        unit="ng/mL"
        timesMin={levels.timesMin}
        lines={linesOf(levels, overlay?.title)}
        marks={
          explored.choice.route === 'IV' ? [{ atMin: explored.durationMin, label: 'end of infusion' }] : []
        }
        references={observationsFor(regimen).map(referenceOf)}
        height={320}
      />
      {occupancy === undefined ? null : (
        <LevelChart
          title="NMDA receptor occupancy, an index of the model"
          unit="%"
          timesMin={levels.timesMin}
          most={100}
          height={190}
          lines={[occupancy]}
        />
      )}
      <LevelFacts
        question={{ modelId: model.id, subject: { weightKg: explored.weightKg }, doses }}
        endMin={endOf(doses)}
      />
      <ModelNote model={model} warnings={levels.warnings} />
    </>
  );
}
