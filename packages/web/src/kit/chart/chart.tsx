import { lazy, Suspense, useState } from 'react';
import { formatDateTime } from '../format/date.ts';
import { Button } from '../ui/button.tsx';
import styles from './chart.module.css';
import { type ChartData, rowsOf, type Series } from './series.ts';

const Plot = lazy(() => import('./plot.tsx'));

interface ChartProps {
  readonly data: ChartData;
  readonly zone: string;
  readonly height?: number;
}

/** Name, legend, plot, and the same entries as a table one key away (UI-37). The plot library loads when first needed. */
export function Chart({ data, zone, height = 260 }: ChartProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.figure} aria-label={data.title}>
      <div className={styles.head}>
        <figcaption className={styles.title}>{data.title}</figcaption>
        {data.direction === undefined ? null : <span className={styles.direction}>{data.direction}</span>}
        <span className={`${styles.toggle} no-print`}>
          <Button look="secondary" size="small" onClick={() => setAsTable(!asTable)}>
            {asTable ? 'Show chart' : 'Show table'}
          </Button>
        </span>
      </div>
      {asTable ? (
        <ChartTable data={data} zone={zone} />
      ) : (
        <>
          <Legend data={data} />
          <Suspense fallback={<div className={styles.plot} />}>
            <Plot data={data} zone={zone} height={height} />
          </Suspense>
        </>
      )}
    </figure>
  );
}

/** The dash of each colour, so that lines differ without colour; shared by screen and print. */
export const DASH: Record<Series['colour'], readonly number[]> = {
  1: [],
  2: [6, 3],
  3: [2, 3],
  4: [8, 3, 2, 3],
};

function Legend({ data }: { data: ChartData }) {
  return (
    <ul className={styles.legend}>
      {data.series.map((one) => (
        <li key={one.label}>
          <svg width="28" height="10" aria-hidden="true">
            <line
              x1="0"
              x2="28"
              y1="5"
              y2="5"
              stroke={`var(--chart-${one.colour})`}
              strokeWidth="2.5"
              strokeDasharray={DASH[one.colour].join(' ')}
            />
          </svg>
          {one.label} ({one.unit})
        </li>
      ))}
      {data.markersAre === undefined ? null : (
        <li>
          <svg width="10" height="14" aria-hidden="true">
            <line x1="5" x2="5" y1="1" y2="13" stroke="var(--line-strong)" strokeWidth="1.5" />
          </svg>
          {data.markersAre}
        </li>
      )}
      {(data.bands ?? []).map((band) => (
        <li key={band.label}>
          {band.label}: {band.from} to {band.to}
        </li>
      ))}
    </ul>
  );
}

function ChartTable({ data, zone }: { data: ChartData; zone: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={`${data.title}, as a table`}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {data.series.map((one) => (
              <th key={one.label} scope="col">
                {one.label} ({one.unit})
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rowsOf(data.series).map((row) => (
            <tr key={row.at}>
              <td>{formatDateTime(row.at, zone)}</td>
              {data.series.map((one, index) => (
                <td key={one.label}>{row.values[index] ?? 'Not recorded'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
