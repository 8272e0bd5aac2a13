import { useEffect, useId, useRef, useState } from 'react';
import { usePrinting } from '../ui/use-printing.ts';
import styles from './level-chart.module.css';
import type { LevelChartProps, LevelLine, LevelReference } from './level-chart.tsx';
import { inHours, roundUp, timeTicks, valueScale } from './scale.ts';

/** About what a sheet is wide; the drawing is made anew for it, so that its letters keep their size. */
const PAPER_WIDTH = 640;
const MARGIN = { top: 12, right: 12, bottom: 34, left: 46 };

/** The lines, their bands and the measured levels over one time axis. */
export function Drawing({
  title,
  timesMin,
  lines,
  references = [],
  marks = [],
  most,
  height = 280,
  isLog = false,
}: LevelChartProps & { readonly isLog?: boolean }) {
  const frame = useRef<HTMLDivElement>(null);
  const printing = usePrinting();
  const [onScreen, setWidth] = useState(PAPER_WIDTH);
  const width = printing ? PAPER_WIDTH : onScreen;
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
  const { share, ticks } = valueScale(top, isLog);
  const y = (value: number) => MARGIN.top + inner.height - share(value) * inner.height;
  return (
    <div ref={frame} className={styles.frame}>
      <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={title}>
        <clipPath id={clip}>
          <rect x={MARGIN.left} y={0} width={inner.width} height={height} />
        </clipPath>
        {ticks.map((value) => (
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
        {timeTicks(toMin, Math.max(3, inner.width / 64)).map(({ min, text }) => (
          <g key={min}>
            <line
              x1={x(min)}
              x2={x(min)}
              y1={MARGIN.top + inner.height}
              y2={MARGIN.top + inner.height + 4}
              className={styles.grid}
            />
            <text x={x(min)} y={height - 16} textAnchor="middle" className={styles.tick}>
              {text}
            </text>
          </g>
        ))}
        <text x={width - MARGIN.right} y={height - 2} textAnchor="end" className={styles.tick}>
          {inHours(toMin) ? 'hours' : 'minutes'} from the start
        </text>
        <g clipPath={`url(#${clip})`}>
          {lines.map(({ label, band, colour }) =>
            band === undefined || band.low.length === 0 ? null : (
              <path
                key={label}
                d={areaPath(timesMin, band.low, band.high, x, y)}
                className={styles[`area${colour}`]}
              />
            ),
          )}
          {marks.map(({ atMin, label }, index) => (
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
                y={MARGIN.top + 10 + index * 14}
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
          {references.map(({ label, atMin, mean, range, later = [] }) => (
            <g key={label}>
              {range === undefined ? null : (
                <path
                  d={`M${x(atMin)} ${y(range[0])}V${y(range[1])}M${x(atMin) - 5} ${y(range[0])}h10M${x(atMin) - 5} ${y(range[1])}h10`}
                  className={styles.reference}
                />
              )}
              {[{ atMin, mean }, ...later].map((point) => (
                <circle
                  key={`${point.atMin} ${point.mean}`}
                  cx={x(point.atMin)}
                  cy={y(point.mean)}
                  r="4"
                  className={styles.referenceDot}
                />
              ))}
            </g>
          ))}
        </g>
      </svg>
    </div>
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
  for (const { mean, range, later = [] } of references)
    most = Math.max(most, range?.[1] ?? mean, ...later.map((one) => one.mean));
  return most;
}
