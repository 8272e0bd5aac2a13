import { type ModelSummary, POTENCY_SETS } from '@titrate/pk';
import { DoseSlider } from '../../kit/predicted-level/dose-slider.tsx';
import {
  type Explored,
  modelsOf,
  requestOf,
  SLIDERS,
  useExplored,
} from '../../kit/predicted-level/explored.ts';
import { LevelChart, type LevelLine, type LevelReference } from '../../kit/predicted-level/level-chart.tsx';
import type { Levels } from '../../kit/predicted-level/levels.ts';
import { bandOf, occupancyLines, referencesOf } from '../../kit/predicted-level/lines.ts';
import { Slider } from '../../kit/predicted-level/slider.tsx';
import { useLevels, useWhole } from '../../kit/predicted-level/use-levels.ts';
import { isAboutDose, isOutOfPopulation } from '../../kit/predicted-level/warning-words.ts';
import { Button } from '../../kit/ui/button.tsx';
import { docksOf } from './docks.ts';
import styles from './level-story.module.css';
import { peakOf } from './peak.ts';
import { isStudyExample, STUDY_EXAMPLE } from './study-example.ts';
import { WAYS, wayOf } from './ways.ts';
import { withFallInView } from './window.ts';

/** A way into the body, weight and amount by choice and slider; the level and the blocked docks a published model draws for them. */
export function LevelPicture() {
  // The page does not ask how old somebody is, so the model is not told.
  const { explored: moved, change } = useExplored({ ageYears: undefined });
  const explored = withFallInView(moved);
  const { model } = modelsOf(explored);
  const answer = useLevels(requestOf(explored));
  const way = wayOf(explored);
  return (
    <div className={styles.picture}>
      <Ways chosen={way.id} onChange={change} />
      <p>{way.words} It is not a dose for you. A clinic sets the dose for each person.</p>
      <Sliders explored={explored} onChange={change} />
      {way.id === 'drip' ? (
        <p>
          <Button
            look="secondary"
            disabled={isStudyExample(explored)}
            onClick={() => change(STUDY_EXAMPLE.sliders)}
          >
            Back to the drip of the studies
          </Button>
        </p>
      ) : null}
      {answer === undefined ? (
        <p role="status">Drawing…</p>
      ) : answer.ok ? (
        <Picture explored={explored} levels={answer.levels} />
      ) : (
        <p role="status">The model cannot draw this one. Move a slider back.</p>
      )}
      <p>
        <strong>This is a model, not a measurement, and not advice.</strong> Real people differ, and a level
        does not tell how you will feel or if it will help. Never take ketamine on your own.
      </p>
      {model === undefined ? null : <PictureSources model={model} isDrip={way.id === 'drip'} />}
    </div>
  );
}

interface WaysProps {
  readonly chosen: string;
  readonly onChange: (part: Partial<Explored>) => void;
}

function Ways({ chosen, onChange }: WaysProps) {
  return (
    <fieldset className={styles.ways}>
      <legend>How it gets into the body</legend>
      {WAYS.map(({ id, name, start }) => (
        <label key={id}>
          <input
            type="radio"
            name="way"
            value={id}
            checked={id === chosen}
            onChange={() => onChange(start)}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SlidersProps {
  readonly explored: Explored;
  readonly onChange: (part: Partial<Explored>) => void;
}

function Sliders({ explored, onChange }: SlidersProps) {
  return (
    <div className={styles.controls}>
      {usesWeight(modelsOf(explored).model) ? (
        <Slider
          name="weight"
          label="Body weight"
          unit="kg"
          {...SLIDERS.weightKg}
          value={explored.weightKg}
          onChange={(weightKg) => onChange({ weightKg })}
        />
      ) : (
        <p>This model does not look at body weight.</p>
      )}
      <DoseSlider explored={explored} onChange={onChange} labels={DOSE_LABELS} />
      {explored.route === 'iv-infusion' ? (
        <Slider
          name="duration"
          label="The drip runs for"
          unit="min"
          {...SLIDERS.durationMin}
          value={explored.durationMin}
          onChange={(durationMin) => onChange({ durationMin })}
        />
      ) : null}
    </div>
  );
}

/** A slider that changes nothing would tell a wrong story. */
const usesWeight = (model: ModelSummary | undefined): boolean =>
  model?.parameters.some(({ covariates }) => covariates.some(({ kind }) => kind === 'power')) === true;

const DOSE_LABELS = { devices: 'Spray devices', mg: 'Drug in the film', mgPerKg: 'Drug per kg' } as const;

/** Where blood was taken stands with the sources, in fewer words than the workspace needs. */
const { situation, meanNgPerMl, rangeNgPerMl } = STUDY_EXAMPLE.observation;
const MEASURED: readonly LevelReference[] = referencesOf(STUDY_EXAMPLE.observation, ['ketamine']).map(
  (reference) => ({
    ...reference,
    label: `Measured in a study at ${situation}: ${meanNgPerMl} ng/mL${rangeNgPerMl === undefined ? '' : `, from ${rangeNgPerMl.join(' to ')}`}`,
  }),
);

function Picture({ explored, levels }: { readonly explored: Explored; readonly levels: Levels }) {
  const [drug] = levels.curves;
  if (drug === undefined) return null;
  const isDrip = explored.route === 'iv-infusion';
  const line: LevelLine = {
    label: 'a typical person',
    values: drug.typical,
    colour: 1,
    ...bandOf(drug, levels),
  };
  return (
    <>
      <Docked levels={levels} />
      <LevelChart
        title={`${wayOf(explored).drug} in the blood, as a model draws it`}
        unit="ng/mL"
        timesMin={levels.timesMin}
        lines={[line]}
        marks={isDrip ? [{ atMin: explored.durationMin, label: 'end of the drip' }] : []}
        references={isDrip && isStudyExample(explored) ? MEASURED : []}
        height={280}
      />
      <Words levels={levels} />
    </>
  );
}

/** How strongly the docks are held, first in one line of large type, then over time. */
function Docked({ levels }: { readonly levels: Levels }) {
  const docks = docksOf(useWhole(levels));
  if (docks === undefined) return null;
  return (
    <>
      <div className={styles.docks} aria-live="polite">
        <p className={styles.share}>
          {docks.share} <span>docks are blocked at the peak</span>
        </p>
        <p>
          The docks are the NMDA receptors of the nerve cells. In this model the block is strongest after
          about {Math.round(docks.atMin)} minutes.
          {docks.between === undefined ? '' : ` For 9 out of 10 people it is ${docks.between}.`} The number
          comes from lab work on rat brains, and labs differ up to four times. More is not better.
        </p>
      </div>
      <LevelChart
        title="Docks that are blocked, as a model draws it"
        unit="%"
        timesMin={levels.timesMin}
        most={100}
        height={200}
        lines={occupancyLines(levels).map((line) => ({ ...line, label: 'a typical person' }))}
      />
    </>
  );
}

function Words({ levels }: { readonly levels: Levels }) {
  const whole = useWhole(levels);
  const [drug] = whole.curves;
  const peak = drug === undefined ? undefined : peakOf(drug, whole.timesMin);
  return (
    <>
      {peak === undefined ? null : (
        <p aria-live="polite">
          In this model the level is highest after about {Math.round(peak.atMin)} minutes.
          {peak.between === undefined
            ? ''
            : ` At that time, 9 out of 10 people are between ${Math.round(peak.between[0])} and ${Math.round(peak.between[1])} ng/mL.`}{' '}
          Then it falls, fast at first and slower later on. One ng is a billionth of a gram.
        </p>
      )}
      {levels.warnings.some(isOutOfPopulation) ? (
        <p>The model was not made from people like this. Trust this curve even less.</p>
      ) : null}
      {levels.warnings.some(isAboutDose) ? (
        <p>Nobody in the studies was given this much, or this little. Trust this curve even less.</p>
      ) : null}
      {levels.warnings.some((text) => text.startsWith('ancestry-not-given:')) ? (
        <p>
          In the study, people with Asian or Japanese roots had other levels. This page does not ask about
          roots. The curve is drawn for people without them.
        </p>
      ) : null}
    </>
  );
}

interface PictureSourcesProps {
  readonly model: ModelSummary;
  readonly isDrip: boolean;
}

function PictureSources({ model, isDrip }: PictureSourcesProps) {
  return (
    <details>
      <summary>Where this comes from: the model and the study</summary>
      <ul>
        <li>
          The curve: {model.title}, version {model.version}. {model.citation}. Made from{' '}
          {model.population.description}; blood from {model.samplingSite}.
        </li>
        {isDrip ? (
          <li>
            The measured level: {STUDY_EXAMPLE.observation.source} ({situation}; blood from{' '}
            {STUDY_EXAMPLE.observation.samplingSite}).
          </li>
        ) : null}
        <li>The docks: {POTENCY_SETS[0]?.source}. That the brain meets what blood holds is assumed.</li>
        {model.defects.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
