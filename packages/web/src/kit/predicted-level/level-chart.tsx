import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './level-chart.module.css';
import { Drawing } from './level-drawing.tsx';
import { LevelTable } from './level-table.tsx';

export interface LevelLine {
  readonly label: string;
  readonly values: readonly number[];
  readonly colour: 1 | 2 | 3 | 4;
  readonly dash?: string;
  /** Limits of the pale area around the line, and whose it is. */
  readonly band?: {
    readonly label: string;
    readonly low: readonly number[];
    readonly high: readonly number[];
  };
}

/** A measured level of a study. */
export interface LevelReference {
  readonly label: string;
  readonly atMin: number;
  readonly mean: number;
  readonly range?: readonly [number, number];
  /** Measured later in the same people. */
  readonly later?: readonly { readonly atMin: number; readonly mean: number }[];
}

export interface LevelChartProps {
  /** What it shows in one sentence; the accessible name. */
  readonly title: string;
  readonly unit: string;
  readonly timesMin: readonly number[];
  readonly lines: readonly LevelLine[];
  readonly references?: readonly LevelReference[];
  /** An upright mark, such as the end of the infusion. */
  readonly marks?: readonly { readonly atMin: number; readonly label: string }[];
  /** Fixed end of the upright axis; without it the next round number above the highest value. */
  readonly most?: number;
  readonly height?: number;
  readonly digits?: number;
  /** Lets a reader see low levels beside a high peak, on a logarithmic axis. */
  readonly canBeLog?: boolean;
}

/** Levels over minutes as drawing and as a table, crisp on screen, in the dark and on paper. */
export function LevelChart(props: LevelChartProps) {
  const { title, unit, lines, references = [], canBeLog = false } = props;
  const [isLog, setIsLog] = useState(false);
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.figure} aria-label={title}>
      <div className={styles.head}>
        <figcaption>{title}</figcaption>
        <span className={`${styles.tools} no-print`}>
          {canBeLog && !asTable ? (
            <Button look="secondary" size="small" aria-pressed={isLog} onClick={() => setIsLog(!isLog)}>
              Log scale
            </Button>
          ) : null}
          <Button look="secondary" size="small" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show chart' : 'Show table'}
          </Button>
        </span>
      </div>
      {asTable ? (
        <LevelTable {...props} />
      ) : (
        <>
          <ul className={styles.legend}>
            {lines.map(({ label, colour, dash, band }) => (
              <li key={label}>
                <LineKey colour={colour} dash={dash} hasBand={band !== undefined} />
                <span>
                  {label}
                  {band === undefined ? '' : `, ${band.label}`} ({unit})
                </span>
              </li>
            ))}
            {references.map(({ label }) => (
              <li key={label}>
                <svg width="14" height="12" aria-hidden="true">
                  <path d="M7 1v10M4 1h6M4 11h6" className={styles.reference} />
                  <circle cx="7" cy="6" r="3" className={styles.referenceDot} />
                </svg>
                <span>{label}</span>
              </li>
            ))}
          </ul>
          <Drawing {...props} isLog={isLog} />
        </>
      )}
    </figure>
  );
}

interface LineKeyProps {
  readonly colour: LevelLine['colour'];
  readonly dash?: string | undefined;
  readonly hasBand?: boolean;
}

/** A piece of a line as the drawing has it. */
export function LineKey({ colour, dash, hasBand = false }: LineKeyProps) {
  return (
    <svg width="36" height="12" aria-hidden="true">
      {hasBand ? <rect width="36" height="12" className={styles[`area${colour}`]} /> : null}
      <line x1="0" x2="36" y1="6" y2="6" className={styles[`line${colour}`]} strokeDasharray={dash} />
    </svg>
  );
}
