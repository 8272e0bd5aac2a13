import { observationFor, type PlannedTreatment } from '@titrate/clinical/protocols';
import { modelById, type Observation } from '@titrate/pk';
import { memo, useDeferredValue } from 'react';
import { Button } from '../ui/button.tsx';
import { type Explored, requestOf, SLIDERS, type useExplored } from './explored.ts';
import styles from './explorer.module.css';
import { ExplorerControls } from './explorer-controls.tsx';
import { endName } from './fact-words.ts';
import { LevelAnswers } from './level-answers.tsx';
import { LevelChart } from './level-chart.tsx';
import type { Levels, LevelsRequest } from './levels.ts';
import { linesOf, occupancyLines, outputsIn, referencesOf, samplingSitesOf } from './lines.ts';
import { DRUG, PK_ROUTE_WORDS, type PkRoute, whyNone } from './model-routes.ts';
import { observedAt, observedElsewhere } from './observed.ts';
import { endOf } from './regimen.ts';
import { useAskedLevels, useWhole } from './use-levels.ts';

/**
 * Weight, dose, duration, route and model by slider; curves, spread between people, receptor occupancy and metabolite at
 * once. Explains; it permits nothing and no figure of it goes anywhere.
 */
export function LevelExplorer({ explored, change }: ReturnType<typeof useExplored>) {
  const request = requestOf(explored);
  const { answer, ask } = useAskedLevels(request);
  const move = (part: Partial<Explored>) => {
    ask(requestOf({ ...explored, ...part }));
    change(part);
  };
  return (
    <div className={styles.explorer}>
      <ExplorerControls explored={explored} onChange={move} />
      <div className={styles.charts}>
        {request === undefined ? (
          <p role="status">{whyNone(explored.drug, explored.route)}</p>
        ) : answer === undefined ? (
          <p role="status">Drawing…</p>
        ) : answer.ok ? (
          <Charts levels={answer.levels} onChange={change} />
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

interface ChartsProps {
  readonly levels: Levels;
  readonly onChange: (part: Partial<Explored>) => void;
}

/**
 * A slider that moved changes the charts when its curves are there, and not before: each step is drawn once. All that is
 * shown belongs to the question that was answered, not to where the sliders stand now.
 */
const Charts = memo(ChartsNow, (a, b) => a.levels === b.levels);

function ChartsNow({ levels, onChange }: ChartsProps) {
  const { asked, timesMin } = levels;
  const { doses, subject } = asked;
  const endMin = endOf(doses);
  const end = endName(doses);
  const given = { drug: modelById(asked.modelId)?.drug ?? '', doses, weightKg: subject.weightKg };
  const occupancy = occupancyLines(levels);
  // The curves come first; the sentences about them may take the frame after.
  const settled = useDeferredValue(useWhole(levels));
  return (
    <>
      <p className={styles.asked}>{askedWords(asked)}</p>
      <LevelChart
        title={`Predicted level, ${samplingSitesOf(levels)}`}
        unit="ng/mL"
        timesMin={timesMin}
        lines={linesOf(levels)}
        marks={end === undefined ? [] : [{ atMin: endMin, label: end }]}
        references={observedAt(given).flatMap((one) => referencesOf(one, outputsIn(levels)))}
        height={320}
        canBeLog
      />
      <MeasuredElsewhere observed={observedElsewhere(given)} onChange={onChange} />
      <Answers levels={settled} />
      {occupancy.length === 0 ? null : (
        <LevelChart
          title="NMDA receptor occupancy, an index of the model"
          unit="%"
          timesMin={timesMin}
          most={100}
          height={190}
          lines={occupancy}
        />
      )}
    </>
  );
}

const Answers = memo(AnswersNow);

function AnswersNow({ levels }: Pick<ChartsProps, 'levels'>) {
  const { asked } = levels;
  const stay = stayAfter(asked);
  const leaving =
    stay === undefined ? undefined : { atMin: endOf(asked.doses) + stay.minimumMin, rule: stay.rule };
  return <LevelAnswers name="explorer" levels={levels} leaving={leaving} />;
}

/** Whom and what the drawing below is about; on paper there are no sliders to tell it. */
function askedWords({ modelId, doses, subject }: LevelsRequest): string {
  const [first] = doses;
  if (first === undefined) return '';
  const totalMg = doses.reduce((sum, { amountMg }) => sum + amountMg, 0);
  const over = first.durationMin === undefined ? '' : ` over ${first.durationMin} min`;
  const age = subject.ageYears === undefined ? '' : ` and ${subject.ageYears} years`;
  return `${totalMg} mg of ${modelById(modelId)?.drug ?? ''}${over}, ${PK_ROUTE_WORDS[first.route]}, in a person of ${subject.weightKg} kg${age}.`;
}

/** The route as the observation rules know it. */
const CLINIC_ROUTE: Readonly<Record<PkRoute, PlannedTreatment['route']>> = {
  'iv-infusion': 'IV',
  'iv-bolus': 'IV',
  im: 'IM',
  sc: 'SC',
  'nasal-device': 'IN',
  oral: 'PO',
  film: 'SL',
};

/** The shortest stay after such a dose. The rules ask for the route and the amount; of the drug they know by the route. */
function stayAfter({ doses, modelId, subject }: LevelsRequest) {
  const [first] = doses;
  const drug = modelById(modelId)?.drug;
  if (first === undefined) return undefined;
  return observationFor({
    product: drug === DRUG.ketamine ? 'ketamine' : 'esketamine',
    route: CLINIC_ROUTE[first.route],
    durationMin: first.durationMin ?? null,
    doseMgPerKg: doses.reduce((sum, { amountMg }) => sum + amountMg, 0) / subject.weightKg,
  });
}

interface MeasuredElsewhereProps {
  readonly observed: readonly Observation[];
  readonly onChange: (part: Partial<Explored>) => void;
}

/** Where a study measured the level of another dose: said, with the way there, and not drawn beside this one. */
function MeasuredElsewhere({ observed, onChange }: MeasuredElsewhereProps) {
  return observed.map(({ id, situation, dose, atMin, meanNgPerMl }) => {
    const { durationMin } = dose;
    const mgPerKg = 'mgPerKg' in dose && atMin !== null ? dose.mgPerKg : undefined;
    return (
      <p key={id} className={styles.elsewhere}>
        {atMin === null
          ? `A study measured about ${meanNgPerMl} ng/mL at ${situation}. It is not drawn, because the time is not stated.`
          : `A study measured the level at ${situation}. It is not drawn, because the dose here is another.`}{' '}
        {mgPerKg === undefined || !isOnSlider(mgPerKg) ? null : (
          <Button
            look="quiet"
            size="small"
            className="no-print"
            onClick={() => onChange({ mgPerKg, ...(durationMin === undefined ? {} : { durationMin }) })}
          >
            Set the dose of the study
          </Button>
        )}
      </p>
    );
  });
}

function isOnSlider(mgPerKg: number): boolean {
  const { min, max, step } = SLIDERS.mgPerKg;
  const steps = (mgPerKg - min) / step;
  return mgPerKg >= min && mgPerKg <= max && Math.abs(steps - Math.round(steps)) < 1e-6;
}
