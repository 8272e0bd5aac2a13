import { BAND_WORDS, levelAt, type ModelSummary, modelById, timeUntilBelow } from '@titrate/pk';
import type { Problem } from '@titrate/quantity';
import { useState } from 'react';
import { Folded } from '../ui/folded.tsx';
import { rangeOf } from '../ui/quantity.ts';
import { NO_QUANTITY, QuantityField } from '../ui/quantity-field.tsx';
import { usePrinting } from '../ui/use-printing.ts';
import { Caution, Cautions } from './cautions.tsx';
import { PREDICTED_WORDS } from './caveat.ts';
import { endName, fallenText, levelWords, minutesWords, peakWords, spreadWords } from './fact-words.ts';
import styles from './level-answers.module.css';
import { LineKey } from './level-chart.tsx';
import type { Levels, LevelsRequest, ModelLevels } from './levels.ts';
import { PARENT_LOOKS } from './lines.ts';
import { endOf } from './regimen.ts';
import { wordsOfWarnings } from './warning-words.ts';

/** The earliest moment the observation rules let somebody go, and which rule says so. */
interface Leaving {
  readonly atMin: number;
  readonly rule: string;
}

interface LevelAnswersProps {
  /** Tells the fields of two of these on one page apart. */
  readonly name: string;
  readonly levels: Levels;
  readonly leaving: Leaving | undefined;
}

/** What may be asked for: the ends of the field, not limits of treatment. */
const ASKED_NG_PER_ML = { absolute: rangeOf(1, 10_000) };

/** What each model says in numbers, whom it was made from and every caution it carries: two models in equal right. */
export function LevelAnswers({ name, levels, leaving }: LevelAnswersProps) {
  const [below, setBelow] = useState(NO_QUANTITY);
  const ngPerMl = below.value?.toNumber();
  const { asked, timesMin } = levels;
  const model = modelById(asked.modelId);
  const overlay = asked.overlayId === undefined ? undefined : modelById(asked.overlayId);
  const second = overlay !== undefined && levels.overlay !== undefined;
  const shared = { asked, leaving, ngPerMl, timesMin };
  if (model === undefined) return null;
  return (
    <div className={styles.answers}>
      <p className={styles.caveat}>
        <strong>{PREDICTED_WORDS}.</strong>
        {second ? ' How far the two models lie apart shows what is not known.' : ''}
      </p>
      <div className={styles.models}>
        <ModelAnswer {...shared} which={second ? 0 : undefined} model={model} levels={levels} />
        {second ? <ModelAnswer {...shared} which={1} model={overlay} levels={levels.overlay} /> : null}
        {overlay !== undefined && !second ? (
          <NoSecond model={overlay} problems={levels.overlayProblems} />
        ) : null}
      </div>
      <div className="no-print">
        <QuantityField
          name={`${name}-below`}
          label="When is it below"
          unit="ng/mL"
          bounds={ASKED_NG_PER_ML}
          value={below}
          onChange={setBelow}
        />
      </div>
    </div>
  );
}

const ORDINALS = ['First model', 'Second model'] as const;

interface ModelAnswerProps {
  readonly asked: LevelsRequest;
  readonly leaving: Leaving | undefined;
  readonly ngPerMl: number | undefined;
  readonly timesMin: readonly number[];
  /** Of two; `undefined` where there is one. */
  readonly which: 0 | 1 | undefined;
  readonly model: ModelSummary;
  readonly levels: ModelLevels;
}

/** Every fact is about the first output of the model, the drug itself. */
function ModelAnswer({ asked, leaving, ngPerMl, timesMin, which, model, levels }: ModelAnswerProps) {
  const printing = usePrinting();
  const { subject, doses, toMin } = asked;
  const course = { modelId: model.id, subject, doses };
  const endMin = endOf(doses);
  const end = endName(doses);
  const [parent] = levels.curves;
  // A band is known where it is drawn, and nowhere else.
  const spreadAt = (min: number): string | undefined =>
    parent === undefined || min > toMin ? undefined : spreadWords(parent, timesMin, min);
  const spread = parent?.peakMin == null ? undefined : spreadAt(parent.peakMin);
  // A highest level at the end has said what the level at the end is.
  const peaksAtEnd = parent?.peakMin != null && Math.abs(parent.peakMin - endMin) < 0.5;
  const words = wordsOfWarnings(levels.warnings);
  const fallen = ngPerMl === undefined ? undefined : timeUntilBelow({ ...course, ngPerMl, fromMin: 0 });
  return (
    <section className={styles.model} aria-label={which === undefined ? 'The model' : ORDINALS[which]}>
      <p className={styles.name}>
        <LineKey {...PARENT_LOOKS[which ?? 0]} />
        <span>
          {which === undefined ? null : <span className={styles.ordinal}>{ORDINALS[which]}</span>}
          {model.title}
        </span>
      </p>
      <Cautions of={levels.warnings} />
      <dl>
        {parent === undefined ? null : (
          <Fact
            name={`Highest level of ${parent.output}`}
            value={peakWords(parent, { toMin, endMin, endName: end })}
          />
        )}
        {spread === undefined ? null : <Fact name={`${BAND_WORDS} at that time`} value={spread} />}
        {end === undefined || peaksAtEnd ? null : (
          <LevelFact
            name={`At the ${end}, ${minutesWords(endMin)}`}
            course={course}
            atMin={endMin}
            spread={spreadAt(endMin)}
          />
        )}
        {leaving === undefined ? null : (
          <LevelFact
            name={`At the earliest discharge, ${minutesWords(leaving.atMin)} after the start (${leaving.rule})`}
            course={course}
            atMin={leaving.atMin}
            spread={spreadAt(leaving.atMin)}
          />
        )}
        <Fact name="Blood sampled from" value={model.samplingSite} />
        <div className={styles.wide}>
          <dt>People studied</dt>
          <dd>{model.population.description}</dd>
        </div>
      </dl>
      <p role="status" className={styles.fallen}>
        {fallen === undefined
          ? ''
          : fallen.ok
            ? fallenText(fallen.value.timeMin, endMin, end)
            : fallen.error.map(({ message }) => message).join(' ')}
      </p>
      <Folded summary="What to know about this model" always={printing}>
        {() => (
          <ul>
            {[...words.filter(({ isUrgent }) => !isUrgent).map(({ text }) => text), ...model.defects].map(
              (text) => (
                <li key={text}>{text}</li>
              ),
            )}
            <li>
              {model.citation}. Version {model.version}.
            </li>
          </ul>
        )}
      </Folded>
    </section>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
}

function Fact({ name, value }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

interface LevelFactProps {
  readonly name: string;
  readonly course: Pick<LevelsRequest, 'modelId' | 'subject' | 'doses'>;
  readonly atMin: number;
  readonly spread: string | undefined;
}

function LevelFact({ name, course, atMin, spread }: LevelFactProps) {
  const level = levelAt({ ...course, timeMin: atMin });
  const range = spread === undefined ? '' : ` (5 to 95 %: ${spread})`;
  return level.ok ? <Fact name={name} value={`${levelWords(level.value)}${range}`} /> : null;
}

/** A second model that was asked for and cannot answer says why, where its answer would stand. */
function NoSecond({
  model,
  problems,
}: {
  readonly model: ModelSummary;
  readonly problems: readonly Problem[];
}) {
  return (
    <section className={styles.model} aria-label={ORDINALS[1]}>
      <p className={styles.name}>
        <span>
          <span className={styles.ordinal}>{ORDINALS[1]}</span>
          {model.title}
        </span>
      </p>
      <Caution>
        No curve: {problems.map(({ message }) => message).join('; ') || 'it gives no answer'}.
      </Caution>
    </section>
  );
}
