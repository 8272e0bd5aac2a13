import { instant } from '@titrate/quantity';
import { formatClock, formatDayMark } from '../format/date.ts';
import styles from './chart.module.css';
import { DASH } from './chart.tsx';
import { type ChartData, eachOnce, laneWords, type Series, spansDays, ticksOf } from './series.ts';

const WIDTH = 720;
const LEFT = 46;
const TOP = 38;
const BOTTOM = 28;

/** The same chart as lines on paper: black and white, no script, for print and records. */
export function PrintChart({ data, zone, height = 260 }: { data: ChartData; zone: string; height?: number }) {
  const { bands = [], levels = [], markers = [] } = data;
  const right = bands.length === 0 ? 24 : 16 + Math.max(...bands.map(({ label }) => widthOf(label)));
  const times = data.series.flatMap((one) => one.points.map((point) => point.at));
  const from = data.from ?? Math.min(...times);
  const until = data.until ?? Math.max(...times);
  const x = (at: number) => LEFT + ((at - from) / Math.max(1, until - from)) * (WIDTH - LEFT - right);
  const y = (value: number) => TOP + ((data.max - value) / (data.max - data.min)) * (height - TOP - BOTTOM);
  const markOf = spansDays(from, until) ? formatDayMark : formatClock;
  const words = laneWords(markers, {
    positions: markers.map((marker) => x(marker.at)),
    left: LEFT - 8,
    right: WIDTH - right + 8,
    widthOf,
  });
  const timeTicks = Array.from({ length: 7 }, (_, index) => Math.round(from + ((until - from) * index) / 6));
  const timeMarks = eachOnce(timeTicks.map((at) => markOf(instant(at), zone)));
  return (
    <svg className={styles.svg} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={data.title}>
      {bands.map((band, index) => (
        <g key={band.label}>
          {index % 2 === 0 ? (
            <rect
              x={LEFT}
              width={WIDTH - LEFT - right}
              y={y(Math.min(band.to, data.max))}
              height={y(Math.max(band.from, data.min)) - y(Math.min(band.to, data.max))}
              fill="var(--chart-band)"
            />
          ) : null}
          <text
            x={WIDTH - right + 8}
            y={y((band.from + band.to) / 2) + 4}
            fontSize="11"
            fill="var(--ink-soft)"
          >
            {band.label}
          </text>
        </g>
      ))}
      {ticksOf(data.min, data.max).map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - right} y1={y(tick)} y2={y(tick)} stroke="var(--line)" />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" fontSize="11" fill="var(--ink-soft)">
            {tick}
          </text>
        </g>
      ))}
      {timeTicks.map((at, index) => (
        <text key={at} x={x(at)} y={height - 8} textAnchor="middle" fontSize="11" fill="var(--ink-soft)">
          {timeMarks[index]}
        </text>
      ))}
      {levels.map(({ label, value }) => (
        <g key={label}>
          <line
            x1={LEFT}
            x2={WIDTH - right}
            y1={y(value)}
            y2={y(value)}
            stroke="var(--ink-soft)"
            strokeDasharray="6 4"
          />
          <text x={WIDTH - right - 6} y={y(value) - 3} textAnchor="end" fontSize="11" fill="var(--ink)">
            {label}
          </text>
        </g>
      ))}
      {markers.map(({ at, label }) => (
        <line
          key={`${at}${label}`}
          x1={x(at)}
          x2={x(at)}
          y1={TOP - 4}
          y2={TOP + 6}
          stroke="var(--line-strong)"
        />
      ))}
      {words.map(({ text, x: left, lane }) => (
        <text
          key={`${lane}${left}`}
          x={left}
          y={TOP - (lane === 'label' ? 6 : 20)}
          fontSize="11"
          fill="var(--ink-soft)"
        >
          {text}
        </text>
      ))}
      {data.series.map((one) => (
        <SeriesLine key={one.label} series={one} x={x} y={y} />
      ))}
    </svg>
  );
}

/** Paper has no canvas to measure on: a little more than the mean width of a letter at 11 points. */
const widthOf = (text: string): number => text.length * 6.2;

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
