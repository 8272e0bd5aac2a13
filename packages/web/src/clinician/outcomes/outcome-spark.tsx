import { type InstrumentId, instrumentById } from '@titrate/clinical/instruments';
import { trend } from '@titrate/clinical/outcomes';
import type { ResponseView } from '@titrate/contract';
import styles from './outcomes.module.css';
import { datedScores } from './records.ts';

interface OutcomeSparkProps {
  readonly instrument: InstrumentId;
  readonly responses: readonly ResponseView[];
}

const WIDTH = 120;
const HEIGHT = 32;
const EDGE = 4;

/** A small line of one instrument on its whole scale, with the last total in words beside it. */
export function OutcomeSpark({ instrument, responses }: OutcomeSparkProps) {
  const { range, shortTitle } = instrumentById(instrument);
  const points = trend({ instrument, scores: datedScores(responses), firstDoseAt: null }).points;
  const known = points.flatMap(({ at, total }) => (total === null ? [] : [{ at, total }]));
  const last = known.at(-1);
  const first = known[0];
  if (range === undefined || last === undefined || first === undefined)
    return <span>{shortTitle}: no score yet</span>;
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) => EDGE + ((at - first.at) / span) * (WIDTH - 2 * EDGE);
  const y = (total: number) => EDGE + ((range.max - total) / (range.max - range.min)) * (HEIGHT - 2 * EDGE);
  return (
    <span className={styles.spark}>
      <svg
        width={WIDTH}
        height={HEIGHT}
        role="img"
        aria-label={`${shortTitle}: ${known.map(({ total }) => total).join(', ')}`}
      >
        <polyline
          points={known.map(({ at, total }) => `${x(at).toFixed(1)},${y(total).toFixed(1)}`).join(' ')}
          fill="none"
          stroke="var(--chart-1)"
          strokeWidth="2"
        />
        <circle cx={x(last.at)} cy={y(last.total)} r="3" fill="var(--chart-1)" />
      </svg>
      {shortTitle} {last.total}
    </span>
  );
}
