import { ticksOf } from '../../../kit/chart/series.ts';
import styles from './flowsheet.module.css';
import {
  BREATHING,
  DISSOCIATION,
  DOSE,
  EVENTS,
  GRID,
  GRID_ROWS,
  LEVEL,
  PRESSURE,
  SATURATION,
  SEDATION,
} from './lanes.ts';
import { place, type Scale } from './layout.ts';
import type { Levels } from './level.ts';
import { levelScale } from './level-scale.ts';

/** Names and scales of the lanes; stays in view when the sheet scrolls. */
export function Gutter({
  width,
  height,
  levels,
}: {
  width: number;
  height: number;
  levels: Levels | undefined;
}) {
  const level = levelScale(levels);
  return (
    <svg className={styles.gutter} width={width} height={height} aria-hidden="true">
      <Name y={16} lines={['Time', 'since dose']} small />
      <Ticks scale={PRESSURE} values={[40, 80, 120, 160, 200]} width={width} />
      <Name y={PRESSURE.top + 26} lines={['BP', 'mmHg', 'Pulse', '/min']} />
      <Name y={SATURATION.top + 12} lines={['SpO2', '%']} />
      <Ticks scale={SATURATION} values={[80, 90, 100]} width={width} />
      <Name y={BREATHING.top + 12} lines={['RR', '/min']} />
      <Ticks scale={BREATHING} values={[0, 20, 40]} width={width} />
      <Name y={SEDATION.top + 12} lines={['MOAA/S', 'Dissoc.']} />
      <Ticks scale={SEDATION} values={[0, 5]} width={width} />
      <Ticks scale={DISSOCIATION} values={[]} width={width} />
      <Name y={DOSE.top + 14} lines={['Dose', 'mL/h, mg']} />
      <Name y={EVENTS.top + 14} lines={['Events']} />
      <Name y={LEVEL.top + 12} lines={['Level,', 'predicted', 'ng/mL']} />
      <Ticks scale={level} values={ticksOf(level.min, level.max, 3)} width={width} />
      {GRID_ROWS.map(({ id, label }, index) => (
        <text key={id} x={2} y={GRID.top + GRID.row * index + 13} fontSize="11.5" fill="var(--ink-soft)">
          {label}
        </text>
      ))}
    </svg>
  );
}

function Name({ y, lines, small }: { y: number; lines: readonly string[]; small?: boolean }) {
  return (
    <text
      x={2}
      y={y}
      fontSize={small === true ? 10.5 : 11.5}
      fill="var(--ink-soft)"
      fontWeight={small === true ? 400 : 600}
    >
      {lines.map((line, index) => (
        <tspan key={line} x={2} dy={index === 0 ? 0 : 13} fontWeight={index === 0 ? 600 : 400}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function Ticks({ scale, values, width }: { scale: Scale; values: readonly number[]; width: number }) {
  return (
    <>
      {values.map((value) => (
        <text
          key={value}
          x={width - 5}
          y={place(scale, value).y + 4}
          textAnchor="end"
          fontSize="11"
          fill="var(--ink-soft)"
        >
          {value}
        </text>
      ))}
    </>
  );
}
