import { MODELS, type ModelSummary } from '@titrate/pk';
import { memo } from 'react';
import { PRODUCT_WORDS } from '../format/treatment.ts';
import { SelectField } from '../ui/field.tsx';
import { covariatesOf } from './covariates.ts';
import { DoseSlider } from './dose-slider.tsx';
import { doseMgOf, type Explored, modelsOf, SLIDERS } from './explored.ts';
import styles from './explorer.module.css';
import { POTENCIES } from './levels.ts';
import { type DrugId, modelsOn, PK_ROUTE_WORDS, PK_ROUTES, whyNot } from './model-routes.ts';
import { Slider } from './slider.tsx';

interface ControlsProps {
  readonly explored: Explored;
  readonly onChange: (part: Partial<Explored>) => void;
}

/** Drug, route, person, dose and models: only what the models at hand can use. Curves that arrive move no control. */
export const ExplorerControls = memo(ControlsNow, (a, b) => a.explored === b.explored);

function ControlsNow({ explored, onChange }: ControlsProps) {
  const { route, weightKg, ageYears, durationMin, hours } = explored;
  const { model, overlay } = modelsOf(explored);
  const knows = covariatesOf([model, overlay]);
  return (
    <div className={`${styles.controls} no-print`}>
      <RouteChoices explored={explored} onChange={onChange} />
      <Slider
        name="weight"
        label="Weight"
        unit="kg"
        {...SLIDERS.weightKg}
        value={weightKg}
        onChange={(value) => onChange({ weightKg: value })}
      />
      {knows.age && ageYears !== undefined ? (
        <Slider
          name="age"
          label="Age"
          unit="years"
          {...SLIDERS.ageYears}
          value={ageYears}
          onChange={(value) => onChange({ ageYears: value })}
        />
      ) : null}
      {knows.ancestry ? <AncestryChoice explored={explored} onChange={onChange} /> : null}
      <DoseSlider explored={explored} onChange={onChange} labels={DOSE_LABELS} />
      {route === 'iv-infusion' ? (
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
        {doseMgOf(explored)} mg in all{route === 'iv-infusion' ? ` over ${durationMin} min` : ''}
      </p>
      <ModelChoices explored={explored} onChange={onChange} />
    </div>
  );
}

const DRUGS: readonly DrugId[] = ['ketamine', 'esketamine'];

const RouteChoices = memo(
  RouteChoicesNow,
  (a, b) => a.explored.drug === b.explored.drug && a.explored.route === b.explored.route,
);

/** Every route can be chosen for either drug: where no model knows it, the page says why instead of a curve. */
function RouteChoicesNow({ explored: { drug, route }, onChange }: ControlsProps) {
  return (
    <>
      <SelectField
        name="explorer-drug"
        label="Drug"
        value={drug}
        options={DRUGS.map((id) => ({ value: id, label: PRODUCT_WORDS[id] }))}
        onChange={(event) => onChange({ drug: DRUGS.find((id) => id === event.currentTarget.value) ?? drug })}
      />
      <SelectField
        name="explorer-route"
        label="Given"
        value={route}
        options={PK_ROUTES.map((id) => ({
          value: id,
          label: `${PK_ROUTE_WORDS[id]}${modelsOn(drug, id).length === 0 ? ' (no model)' : ''}`,
        }))}
        onChange={(event) =>
          onChange({ route: PK_ROUTES.find((id) => id === event.currentTarget.value) ?? route })
        }
      />
    </>
  );
}

const ANCESTRIES = [
  { value: 'neither', label: 'neither Asian nor Japanese' },
  { value: 'asian', label: 'Asian, not Japanese' },
  { value: 'japanese', label: 'Japanese' },
] as const;

function AncestryChoice({ explored: { ancestry }, onChange }: ControlsProps) {
  return (
    <SelectField
      name="explorer-ancestry"
      label="Ancestry, as the study counted it"
      optional
      value={ancestry}
      options={ANCESTRIES}
      onChange={(event) =>
        onChange({
          ancestry: ANCESTRIES.find(({ value }) => value === event.currentTarget.value)?.value ?? '',
        })
      }
    />
  );
}

const DOSE_LABELS = { devices: 'Devices', mg: 'Dose', mgPerKg: 'Dose' } as const;

const sameChoices = (a: Explored, b: Explored): boolean =>
  a.drug === b.drug &&
  a.route === b.route &&
  a.modelId === b.modelId &&
  a.overlayId === b.overlayId &&
  a.potency === b.potency;

/** Drawn again for another route or model, not for every step of a slider. */
const ModelChoices = memo(ModelChoicesNow, (a, b) => sameChoices(a.explored, b.explored));

function ModelChoicesNow({ explored, onChange }: ControlsProps) {
  const { models, model, overlay } = modelsOf(explored);
  const options = models.map(({ id, title }) => ({ value: id, label: title }));
  return (
    <>
      {model === undefined ? null : (
        <>
          <SelectField
            name="explorer-model"
            label="Model"
            value={model.id}
            options={options}
            onChange={(event) => onChange({ modelId: event.currentTarget.value })}
          />
          {models.length < 2 ? null : (
            <SelectField
              name="explorer-overlay"
              label="Second model beside it"
              optional
              value={overlay?.id ?? ''}
              options={options.filter(({ value }) => value !== model.id)}
              onChange={(event) => onChange({ overlayId: event.currentTarget.value })}
            />
          )}
          <SelectField
            name="explorer-potency"
            label="Affinities for the occupancy index"
            value={explored.potency}
            options={POTENCIES.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(event) => onChange({ potency: event.currentTarget.value || explored.potency })}
          />
        </>
      )}
      <Unsuitable explored={explored} suitable={models} />
    </>
  );
}

interface UnsuitableProps {
  readonly explored: Explored;
  readonly suitable: readonly ModelSummary[];
}

/** The models that cannot be chosen here, each with its reason. */
function Unsuitable({ explored: { drug, route }, suitable }: UnsuitableProps) {
  const others = MODELS.filter((model) => !suitable.includes(model));
  if (others.length === 0) return null;
  return (
    <details className={styles.unsuitable}>
      <summary>{suitable.length === 0 ? 'Why no model fits' : 'Why the other models do not fit'}</summary>
      <ul>
        {others.map((model) => (
          <li key={model.id}>
            <strong>{model.title}:</strong> {whyNot(model, drug, route)}
          </li>
        ))}
      </ul>
    </details>
  );
}
