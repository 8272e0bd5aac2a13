import { baselineOf, type SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { formatClock } from '../../../kit/format/date.ts';
import { DoseLane } from './dose-lane.tsx';
import { EventLane } from './event-lane.tsx';
import styles from './flowsheet.module.css';
import { GridLanes } from './grid-lanes.tsx';
import {
  AXIS,
  BREATHING,
  DOSE,
  EVENTS,
  GRID,
  HEIGHT,
  LEVEL,
  PRESSURE,
  SATURATION,
  SEDATION,
} from './lanes.ts';
import { type Frame, place, timeTicks } from './layout.ts';
import type { Levels } from './level.ts';
import { LevelLane } from './level-lane.tsx';
import { TrendLanes } from './trend-lanes.tsx';

export { HEIGHT };

interface SheetProps {
  readonly state: SessionState;
  readonly frame: Frame;
  readonly at: Instant;
  readonly cursor: Instant | undefined;
  readonly levels: Levels | undefined;
  readonly bars: boolean;
  readonly zone: string;
}

const MIN = 60_000;

/** The drawing: every lane on the same axis. */
export function Sheet({ state, frame, at, cursor, levels, bars, zone }: SheetProps) {
  const ticks = timeTicks(frame);
  const now = frame.x(Math.min(at, frame.until));
  const dose = state.firstDoseAt;
  return (
    <svg
      className={styles.svg}
      width={frame.width}
      height={HEIGHT}
      role="img"
      aria-label="Flowsheet; the same entries are in the table"
    >
      <rect
        x={now}
        y={AXIS.height}
        width={Math.max(0, frame.width - now)}
        height={HEIGHT - AXIS.height}
        fill="var(--flow-future)"
      />
      {[PRESSURE, SATURATION, BREATHING, SEDATION, DOSE, EVENTS, LEVEL].map((lane) => (
        <line
          key={lane.top}
          x1={0}
          x2={frame.width}
          y1={lane.top - 6}
          y2={lane.top - 6}
          stroke="var(--line)"
        />
      ))}
      <line x1={0} x2={frame.width} y1={GRID.top - 8} y2={GRID.top - 8} stroke="var(--line)" />
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={frame.x(tick)}
            x2={frame.x(tick)}
            y1={AXIS.height}
            y2={HEIGHT}
            stroke="var(--flow-rule)"
          />
          <text
            x={frame.x(tick)}
            y={15}
            textAnchor="middle"
            fontSize="11.5"
            fontWeight="600"
            fill="var(--ink)"
          >
            {formatClock(tick, zone)}
          </text>
          {dose === undefined ? null : (
            <text x={frame.x(tick)} y={28} textAnchor="middle" fontSize="10.5" fill="var(--ink-soft)">
              {sinceDose(tick - dose)}
            </text>
          )}
        </g>
      ))}
      <Baseline state={state} frame={frame} />
      <TrendLanes state={state} frame={frame} bars={bars} zone={zone} at={at} />
      <DoseLane state={state} frame={frame} at={at} zone={zone} />
      <EventLane state={state} frame={frame} zone={zone} at={at} />
      <LevelLane levels={levels} frame={frame} at={at} />
      <GridLanes state={state} frame={frame} />
      <line x1={now} x2={now} y1={AXIS.height - 2} y2={HEIGHT} stroke="var(--brand)" strokeWidth="1.6" />
      <text
        x={Math.min(now + 4, frame.width - 24)}
        y={AXIS.height + 10}
        fontSize="10.5"
        fontWeight="600"
        fill="var(--brand-strong)"
      >
        now
      </text>
      {cursor === undefined ? null : (
        <line
          x1={frame.x(cursor)}
          x2={frame.x(cursor)}
          y1={AXIS.height}
          y2={HEIGHT}
          stroke="var(--ink)"
          strokeDasharray="2 3"
        />
      )}
    </svg>
  );
}

function sinceDose(ms: number): string {
  const minutes = Math.round(ms / MIN);
  return minutes === 0 ? '0 min' : `${minutes > 0 ? '+' : '−'}${Math.abs(minutes)}`;
}

/** Today's baseline, against which relative limits are read; a line, labelled as what it is (UI-36). */
function Baseline({ state, frame }: { state: SessionState; frame: Frame }) {
  const base = baselineOf(state);
  const systolic = base.get('systolicMmHg');
  const diastolic = base.get('diastolicMmHg');
  if (systolic === undefined || diastolic === undefined) return null;
  return (
    <g>
      <rect
        x={0}
        width={frame.width}
        y={place(PRESSURE, systolic).y}
        height={place(PRESSURE, diastolic).y - place(PRESSURE, systolic).y}
        fill="var(--chart-band)"
      />
      <text
        x={frame.width - 6}
        y={place(PRESSURE, systolic).y - 3}
        textAnchor="end"
        fontSize="10.5"
        fill="var(--ink-soft)"
      >
        today’s baseline {Math.round(systolic)}/{Math.round(diastolic)}
      </text>
    </g>
  );
}
