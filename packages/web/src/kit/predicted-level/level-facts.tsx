import { type Dose, levelAt, type Subject, timeUntilBelow } from '@titrate/pk';
import { useState } from 'react';
import { rangeOf } from '../ui/quantity.ts';
import { NO_QUANTITY, QuantityField } from '../ui/quantity-field.tsx';
import styles from './level-chart.module.css';

/** One dose in one person by one model; every fact below is about its first output, the drug itself. */
export interface LevelQuestion {
  readonly modelId: string;
  readonly subject: Subject;
  readonly doses: readonly Dose[];
}

interface LevelFactsProps {
  readonly question: LevelQuestion;
  /** When the last of the dose is in. */
  readonly endMin: number;
  /** The earliest moment the observation rules let somebody go, and which rule says so. */
  readonly leaving?: { readonly atMin: number; readonly rule: string } | undefined;
}

/** What may be asked for: the ends of the field, not limits of treatment. */
const ASKED_NG_PER_ML = { absolute: rangeOf(1, 10_000) };

/** When a predicted level is down, and what is left at the earliest discharge. Information with the model's name on the chart above, never an order. */
export function LevelFacts({ question, endMin, leaving }: LevelFactsProps) {
  const [below, setBelow] = useState(NO_QUANTITY);
  const ngPerMl = below.value?.toNumber();
  const atEnd = levelAt({ ...question, timeMin: endMin });
  const atLeaving = leaving === undefined ? undefined : levelAt({ ...question, timeMin: leaving.atMin });
  const fallen = ngPerMl === undefined ? undefined : timeUntilBelow({ ...question, ngPerMl, fromMin: 0 });
  return (
    <div className={styles.facts}>
      <dl>
        {atEnd.ok ? (
          <div>
            <dt>At the end of the dose, {minutes(endMin)}</dt>
            <dd>{level(atEnd.value)}</dd>
          </div>
        ) : null}
        {leaving !== undefined && atLeaving?.ok === true ? (
          <div>
            <dt>
              At the earliest discharge, {minutes(leaving.atMin)} ({leaving.rule})
            </dt>
            <dd>{level(atLeaving.value)}</dd>
          </div>
        ) : null}
      </dl>
      <QuantityField
        name="level-below"
        label="When is it below"
        unit="ng/mL"
        bounds={ASKED_NG_PER_ML}
        value={below}
        onChange={setBelow}
      />
      <p role="status" className={styles.fallen}>
        {fallen === undefined
          ? ''
          : fallen.ok
            ? fallenText(fallen.value.timeMin, endMin)
            : fallen.error.map(({ message }) => message).join(' ')}
      </p>
    </div>
  );
}

/** `null` is an answer of the engine: not within the thirty days it looks ahead. */
export function fallenText(timeMin: number | null, endMin: number): string {
  if (timeMin === null) return 'Not within thirty days, if nothing more is given.';
  if (timeMin <= 0) return 'It never gets that high.';
  const after = timeMin - endMin;
  const since = after >= 0 ? `${minutes(after)} after the end of the dose` : 'before the dose has ended';
  return `Below for good ${minutes(timeMin)} after the start, ${since}, if nothing more is given.`;
}

const level = (ngPerMl: number): string => `${ngPerMl.toFixed(ngPerMl < 10 ? 1 : 0)} ng/mL`;

function minutes(min: number): string {
  const whole = Math.round(min);
  if (whole < 120) return `${whole} min`;
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
}
