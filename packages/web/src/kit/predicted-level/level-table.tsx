import { ScrollRegion } from '../ui/scroll-region.tsx';
import styles from './level-chart.module.css';
import type { LevelChartProps } from './level-chart.tsx';
import { tableRows } from './scale.ts';

interface LevelTableProps extends LevelChartProps {
  /** Where the minutes belong to a day: the time on the clock, which people at a chair think in. */
  readonly clockAt?: (min: number) => string;
}

/** The same levels as numbers: at round times, and where something begins or ends. */
export function LevelTable({
  title,
  unit,
  timesMin,
  lines,
  marks = [],
  digits = 0,
  clockAt,
}: LevelTableProps) {
  const rows = new Set(
    tableRows(
      timesMin,
      marks.map(({ atMin }) => atMin),
    ),
  );
  const say = (value: number | undefined) => (value === undefined ? '' : value.toFixed(digits));
  return (
    <ScrollRegion className={styles.scroll} label={`${title}, as a table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{clockAt === undefined ? 'Minutes' : 'Time (minutes)'}</th>
            {lines.flatMap(({ label, band }) => [
              <th key={label} scope="col">
                {label} ({unit})
              </th>,
              ...(band === undefined
                ? []
                : [
                    <th key={`${label} band`} scope="col" className={styles.wide}>
                      {band.label} ({unit})
                    </th>,
                  ]),
            ])}
          </tr>
        </thead>
        <tbody>
          {timesMin.map((min, index) =>
            rows.has(index) ? (
              <tr key={min}>
                <th scope="row">
                  {clockAt === undefined
                    ? Number(min.toFixed(1))
                    : `${clockAt(min)} (${Number(min.toFixed(1))})`}
                  {marks
                    .filter(({ atMin }) => atMin === min)
                    .map(({ label }) => (
                      <span key={label} className={styles.marked}>
                        {label}
                      </span>
                    ))}
                </th>
                {lines.flatMap(({ label, values, band }) => [
                  <td key={label}>{say(values[index])}</td>,
                  ...(band === undefined
                    ? []
                    : [
                        <td key={`${label} band`}>
                          {band.low.length === 0
                            ? '…'
                            : `${say(band.low[index])} to ${say(band.high[index])}`}
                        </td>,
                      ]),
                ])}
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
