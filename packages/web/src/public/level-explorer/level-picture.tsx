import type { ModelSummary } from '@titrate/pk';
import {
  type Explored,
  modelsOf,
  requestOf,
  SLIDERS,
  useExplored,
} from '../../kit/predicted-level/explored.ts';
import { LevelChart, type LevelLine, type LevelReference } from '../../kit/predicted-level/level-chart.tsx';
import type { Levels } from '../../kit/predicted-level/levels.ts';
import { referenceOf } from '../../kit/predicted-level/lines.ts';
import { Slider } from '../../kit/predicted-level/slider.tsx';
import { useLevels } from '../../kit/predicted-level/use-levels.ts';
import { isAboutDose, isOutOfPopulation } from '../../kit/predicted-level/warning-words.ts';
import { Button } from '../../kit/ui/button.tsx';
import styles from './level-story.module.css';
import { peakOf } from './peak.ts';
import { isStudyExample, STUDY_EXAMPLE } from './study-example.ts';
import { withFallInView } from './window.ts';

/** Weight, dose and minutes of a drip by slider, and the level a published model draws for them, in plain words. */
export function LevelPicture() {
  // The page does not ask how old somebody is, so the model is not told.
  const { explored: moved, change } = useExplored({ ageYears: undefined });
  const explored = withFallInView(moved);
  const { model } = modelsOf(explored);
  const answer = useLevels(requestOf(explored));
  return (
    <div className={styles.picture}>
      <p>
        The sliders start at a drip that was used in published studies. We chose it since its level was
        measured. It is not a dose for you. A clinic sets the dose for each person.
      </p>
      <Sliders explored={explored} onChange={change} />
      <p>
        <Button
          look="secondary"
          disabled={isStudyExample(explored)}
          onClick={() => change(STUDY_EXAMPLE.sliders)}
        >
          Back to the drip of the studies
        </Button>
      </p>
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
      {model === undefined ? null : <PictureSources model={model} />}
    </div>
  );
}

interface SlidersProps {
  readonly explored: Explored;
  readonly onChange: (part: Partial<Explored>) => void;
}

function Sliders({ explored, onChange }: SlidersProps) {
  return (
    <div className={styles.controls}>
      <Slider
        name="weight"
        label="Body weight"
        unit="kg"
        {...SLIDERS.weightKg}
        value={explored.weightKg}
        onChange={(weightKg) => onChange({ weightKg })}
      />
      <Slider
        name="dose"
        label="Drug per kg"
        unit="mg/kg"
        {...SLIDERS.mgPerKg}
        value={explored.mgPerKg}
        onChange={(mgPerKg) => onChange({ mgPerKg })}
      />
      <Slider
        name="duration"
        label="The drip runs for"
        unit="min"
        {...SLIDERS.durationMin}
        value={explored.durationMin}
        onChange={(durationMin) => onChange({ durationMin })}
      />
    </div>
  );
}

/** Where blood was taken stands with the sources, in fewer words than the workspace needs. */
const { situation, meanNgPerMl, rangeNgPerMl } = STUDY_EXAMPLE.observation;
const MEASURED: LevelReference = {
  ...referenceOf(STUDY_EXAMPLE.observation),
  label: `Measured in a study at ${situation}: ${meanNgPerMl} ng/mL${rangeNgPerMl === undefined ? '' : `, from ${rangeNgPerMl.join(' to ')}`}`,
};

function Picture({ explored, levels }: { readonly explored: Explored; readonly levels: Levels }) {
  const [ketamine] = levels.curves;
  if (ketamine === undefined) return null;
  const { typical, p5, p95 } = ketamine;
  const peak = peakOf(ketamine, levels.timesMin);
  const line: LevelLine = {
    label: 'a typical person',
    values: typical,
    colour: 1,
    ...(p5 === undefined || p95 === undefined
      ? {}
      : { band: { label: 'pale: 9 out of 10 people', low: p5, high: p95 } }),
  };
  return (
    <>
      <LevelChart
        title="Ketamine in the blood, as a model draws it"
        unit="ng/mL"
        timesMin={levels.timesMin}
        lines={[line]}
        marks={[{ atMin: explored.durationMin, label: 'end of the drip' }]}
        references={isStudyExample(explored) ? [MEASURED] : []}
        height={280}
      />
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
    </>
  );
}

function PictureSources({ model }: { readonly model: ModelSummary }) {
  return (
    <details>
      <summary>Where this comes from: the model and the study</summary>
      <ul>
        <li>
          The curve: {model.title}, version {model.version}. {model.citation}. Made from{' '}
          {model.population.description}; blood from {model.samplingSite}.
        </li>
        <li>
          The measured level: {STUDY_EXAMPLE.observation.source} ({situation}; blood from{' '}
          {STUDY_EXAMPLE.observation.samplingSite}).
        </li>
        {model.defects.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </details>
  );
}
