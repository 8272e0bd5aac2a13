import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './level-chart.module.css';
import { levelTicks, minuteTicks, roundUp } from './scale.ts';

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
}

interface LevelChartProps {
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
}

const MARGIN = { top: 12, right: 12, bottom: 34, left: 46 };
const TABLE_ROWS = 25;

/** Levels over minutes as drawing and as a table, crisp on screen, in the dark and on paper. */
export function LevelChart(props: LevelChartProps) {
  const { title, unit, lines, references = [] } = props;
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.figure} aria-label={title}>
      <div className={styles.head}>
        <figcaption>{title}</figcaption>
        <Button
          look="secondary"
          size="small"
          className="no-print"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? 'Show chart' : 'Show table'}
        </Button>
      </div>
      {asTable ? (
        <LevelTable {...props} />
      ) : (
        <>
          <ul className={styles.legend}>
            {lines.map(({ label, colour, dash, band }) => (
              <li key={label}>
                <svg width="28" height="12" aria-hidden="true">
                  {band === undefined ? null : (
                    <rect width="28" height="12" className={styles[`area${colour}`]} />
                  )}
                  <line
                    x1="0"
                    x2="28"
                    y1="6"
                    y2="6"
                    className={styles[`line${colour}`]}
                    strokeDasharray={dash}
                  />
                </svg>
                {label}
                {band === undefined ? '' : `, ${band.label}`} ({unit})
              </li>
            ))}
            {references.map(({ label }) => (
              <li key={label}>
                <svg width="14" height="12" aria-hidden="true">
                  <path d="M7 1v10M4 1h6M4 11h6" className={styles.reference} />
                  <circle cx="7" cy="6" r="3" className={styles.referenceDot} />
                </svg>
                {label}
              </li>
            ))}
          </ul>
          <Drawing {...props} />
        </>
      )}
    </figure>
  );
}

function Drawing({
  title,
  timesMin,
  lines,
  references = [],
  marks = [],
  most,
  height = 280,
}: LevelChartProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(640);
  const clip = useId();
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(240, Math.round(element.clientWidth))));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const toMin = timesMin.at(-1) ?? 1;
  const top = most ?? roundUp(highest(lines, references));
  const inner = { width: width - MARGIN.left - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const x = (min: number) => MARGIN.left + (min / toMin) * inner.width;
  const y = (value: number) => MARGIN.top + inner.height - (value / top) * inner.height;
  return (
    <div ref={frame} className={styles.frame}>
      <svg width={width} height={height} role="img" aria-label={title}>
        <clipPath id={clip}>
          <rect x={MARGIN.left} y={0} width={inner.width} height={height} />
        </clipPath>
        {levelTicks(top).map((value) => (
          <g key={value}>
            <line
              x1={MARGIN.left}
              x2={width - MARGIN.right}
              y1={y(value)}
              y2={y(value)}
              className={styles.grid}
            />
            <text x={MARGIN.left - 8} y={y(value) + 4} textAnchor="end" className={styles.tick}>
              {value}
            </text>
          </g>
        ))}
        {minuteTicks(toMin, Math.max(3, inner.width / 64)).map((min) => (
          <g key={min}>
            <line
              x1={x(min)}
              x2={x(min)}
              y1={MARGIN.top + inner.height}
              y2={MARGIN.top + inner.height + 4}
              className={styles.grid}
            />
            <text x={x(min)} y={height - 16} textAnchor="middle" className={styles.tick}>
              {min}
            </text>
          </g>
        ))}
        <text x={width - MARGIN.right} y={height - 2} textAnchor="end" className={styles.tick}>
          minutes from the start
        </text>
        <g clipPath={`url(#${clip})`}>
          {lines.map(({ label, band, colour }) =>
            band === undefined ? null : (
              <path
                key={label}
                d={areaPath(timesMin, band.low, band.high, x, y)}
                className={styles[`area${colour}`]}
              />
            ),
          )}
          {marks.map(({ atMin, label }) => (
            <g key={label}>
              <line
                x1={x(atMin)}
                x2={x(atMin)}
                y1={MARGIN.top}
                y2={MARGIN.top + inner.height}
                className={styles.mark}
              />
              <text
                x={x(atMin) + (atMin > toMin * 0.6 ? -6 : 6)}
                y={MARGIN.top + 10}
                textAnchor={atMin > toMin * 0.6 ? 'end' : 'start'}
                className={styles.tick}
              >
                {label}
              </text>
            </g>
          ))}
          {lines.map(({ label, values, colour, dash }) => (
            <path
              key={label}
              d={linePath(timesMin, values, x, y)}
              className={styles[`line${colour}`]}
              strokeDasharray={dash}
              fill="none"
            />
          ))}
          {references.map(({ label, atMin, mean, range }) => (
            <g key={label}>
              {range === undefined ? null : (
                <path
                  d={`M${x(atMin)} ${y(range[0])}V${y(range[1])}M${x(atMin) - 5} ${y(range[0])}h10M${x(atMin) - 5} ${y(range[1])}h10`}
                  className={styles.reference}
                />
              )}
              <circle cx={x(atMin)} cy={y(mean)} r="4" className={styles.referenceDot} />
            </g>
          ))}
        </g>
      </svg>
    </div>
  );
}

function LevelTable({ title, unit, timesMin, lines, digits = 0 }: LevelChartProps) {
  const step = Math.max(1, Math.ceil(timesMin.length / TABLE_ROWS));
  const say = (value: number | undefined) => (value === undefined ? '' : value.toFixed(digits));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={`${title}, as a table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Minutes</th>
            {lines.flatMap(({ label, band }) => [
              <th key={label} scope="col">
                {label} ({unit})
              </th>,
              ...(band === undefined
                ? []
                : [
                    <th key={`${label} band`} scope="col">
                      {band.label} ({unit})
                    </th>,
                  ]),
            ])}
          </tr>
        </thead>
        <tbody>
          {timesMin.map((min, index) =>
            index % step !== 0 ? null : (
              <tr key={min}>
                <th scope="row">{min}</th>
                {lines.flatMap(({ label, values, band }) => [
                  <td key={label}>{say(values[index])}</td>,
                  ...(band === undefined
                    ? []
                    : [
                        <td key={`${label} band`}>
                          {say(band.low[index])} to {say(band.high[index])}
                        </td>,
                      ]),
                ])}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </section>
  );
}

type Place = (value: number) => number;

function linePath(times: readonly number[], values: readonly number[], x: Place, y: Place): string {
  return times.map((min, i) => `${i === 0 ? 'M' : 'L'}${fixed(x(min))} ${fixed(y(values[i] ?? 0))}`).join('');
}

function areaPath(
  times: readonly number[],
  low: readonly number[],
  high: readonly number[],
  x: Place,
  y: Place,
): string {
  const back = times.map((min, i) => `L${fixed(x(min))} ${fixed(y(low[i] ?? 0))}`).reverse();
  return `${linePath(times, high, x, y)}${back.join('')}Z`;
}

const fixed = (value: number): string => value.toFixed(1);

function highest(lines: readonly LevelLine[], references: readonly LevelReference[]): number {
  let most = 0;
  for (const { values, band } of lines) {
    for (const value of values) if (value > most) most = value;
    for (const value of band?.high ?? []) if (value > most) most = value;
  }
  for (const { mean, range } of references) most = Math.max(most, range?.[1] ?? mean);
  return most;
}
