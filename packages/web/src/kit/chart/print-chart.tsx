import { instant } from '@titrate/quantity';
import { formatDayMark, formatTime } from '../format/date.ts';
import styles from './chart.module.css';
import { DASH } from './chart.tsx';
import { type ChartData, labelRows, type Series, spansDays, ticksOf } from './series.ts';

const WIDTH = 720;
const LEFT = 46;
const RIGHT = 24;
const TOP = 12;
const BOTTOM = 28;

/** The same chart as lines on paper: black and white, no script, for print and records. */
export function PrintChart({ data, zone, height = 260 }: { data: ChartData; zone: string; height?: number }) {
  const times = data.series.flatMap((one) => one.points.map((point) => point.at));
  const from = data.from ?? Math.min(...times);
  const until = data.until ?? Math.max(...times);
  const x = (at: number) => LEFT + ((at - from) / Math.max(1, until - from)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + ((data.max - value) / (data.max - data.min)) * (height - TOP - BOTTOM);
  const markOf = spansDays(from, until) ? formatDayMark : formatTime;
  const markers = data.markers ?? [];
  const rows = labelRows(
    markers.map((marker) => x(marker.at)),
    70,
  );
  const timeTicks = Array.from({ length: 7 }, (_, index) => Math.round(from + ((until - from) * index) / 6));
  return (
    <svg className={styles.svg} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={data.title}>
      {(data.bands ?? []).map((band, index) => (
        <g key={band.label}>
          {index % 2 === 0 ? (
            <rect
              x={LEFT}
              width={WIDTH - LEFT - RIGHT}
              y={y(Math.min(band.to, data.max))}
              height={y(Math.max(band.from, data.min)) - y(Math.min(band.to, data.max))}
              fill="var(--chart-band)"
            />
          ) : null}
          <text
            x={WIDTH - RIGHT - 4}
            y={y((band.from + band.to) / 2) + 4}
            textAnchor="end"
            fontSize="11"
            fill="var(--ink-soft)"
          >
            {band.label}
          </text>
        </g>
      ))}
      {ticksOf(data.min, data.max).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--ink-soft)">
            {tick}
          </text>
        </g>
      ))}
      {timeTicks.map((at) => (
        <text key={at} x={x(at)} y={height - 8} textAnchor="middle" fontSize="11" fill="var(--ink-soft)">
          {markOf(instant(at), zone)}
        </text>
      ))}
      {markers.map((marker, index) => (
        <g key={`${marker.at}${marker.label}`}>
          <line
            x1={x(marker.at)}
            x2={x(marker.at)}
            y1={TOP}
            y2={height - BOTTOM}
            stroke="var(--line-strong)"
            strokeDasharray="3 3"
          />
          <text
            x={x(marker.at) + 4}
            y={TOP + 10 + 13 * (rows[index] ?? 0)}
            fontSize="11"
            fill="var(--ink-soft)"
          >
            {marker.label}
          </text>
        </g>
      ))}
      {data.series.map((one) => (
        <SeriesLine key={one.label} series={one} x={x} y={y} />
      ))}
    </svg>
  );
}

function SeriesLine({
  series,
  x,
  y,
}: {
  series: Series;
  x: (at: number) => number;
  y: (value: number) => number;
}) {
  const colour = `var(--chart-${series.colour})`;
  let path = '';
  let open = false;
  for (const { at, value } of series.points) {
    if (value === null) {
      open = false;
      continue;
    }
    path += `${open ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
    open = true;
  }
  return (
    <g>
      {series.look === 'points' ? null : (
        <path
          d={path}
          fill="none"
          stroke={colour}
          strokeWidth="2"
          strokeDasharray={DASH[series.colour].join(' ')}
        />
      )}
      {series.points.map(({ at, value }) =>
        value === null ? null : <circle key={at} cx={x(at)} cy={y(value)} r="3.2" fill={colour} />,
      )}
    </g>
  );
}
