import {
  MONITORING_SCHEDULES,
  type Scale as ScaleId,
  type SessionState,
  scheduleFor,
  type VitalParameter,
} from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import { BREATHING, DISSOCIATION, PRESSURE, SATURATION, SEDATION } from './lanes.ts';
import { extremesDrawn, type Frame, place, type Scale } from './layout.ts';
import { OffScale, originOf, type Point, PressureMark, segmentsPath } from './marks.tsx';

interface TrendLanesProps {
  readonly state: SessionState;
  readonly frame: Frame;
  readonly bars: boolean;
  readonly zone: string;
  readonly at: Instant;
}

const MIN = 60_000;
/** Marks of a device nearer to each other than this are one smear: the lowest and the highest of them are drawn. */
const STRETCH_PX = 5;

const isDrawnAlways = (fact: SessionState['vitals'][number]): boolean =>
  fact.origin !== 'monitor' || fact.data.status === 'doubtful' || fact.correctedBy !== undefined;

export function TrendLanes({ state, frame, bars, zone }: TrendLanesProps) {
  const pressures = state.vitals.filter(
    ({ at, data }) => at >= frame.from && at <= frame.until && data.systolicMmHg !== undefined,
  );
  const shown = extremesDrawn(pressures, frame, {
    stretchPx: STRETCH_PX,
    valuesOf: ({ data }) => [data.systolicMmHg ?? 0, data.diastolicMmHg ?? 0],
    always: isDrawnAlways,
  });
  const gapMs = 2 * intervalMin(state) * MIN;
  return (
    <g>
      <Line
        state={state}
        frame={frame}
        of="heartRatePerMin"
        scale={PRESSURE}
        colour="var(--flow-pulse)"
        gapMs={gapMs}
        zone={zone}
        dot={3}
      />
      {shown.map((fact) =>
        bars ? (
          <BarMark key={fact.eventId} fact={fact} frame={frame} />
        ) : (
          <PressureMark key={fact.eventId} fact={fact} frame={frame} scale={PRESSURE} zone={zone} />
        ),
      )}
      <Line
        state={state}
        frame={frame}
        of="spo2Percent"
        scale={SATURATION}
        colour="var(--flow-spo2)"
        gapMs={gapMs}
        zone={zone}
        dot={2.4}
      />
      <Line
        state={state}
        frame={frame}
        of="respiratoryRatePerMin"
        scale={BREATHING}
        colour="var(--flow-rr)"
        gapMs={gapMs}
        zone={zone}
        dot={2.4}
      />
      <ScaleLine
        state={state}
        frame={frame}
        of="moaas"
        scale={SEDATION}
        colour="var(--flow-moaas)"
        shape="square"
        zone={zone}
      />
      <ScaleLine
        state={state}
        frame={frame}
        of="dissociation-item"
        scale={DISSOCIATION}
        colour="var(--flow-diss)"
        shape="diamond"
        zone={zone}
      />
    </g>
  );
}

/** The ordered interval of this session; a line is not drawn across twice as much. */
function intervalMin(state: SessionState): number {
  const schedule =
    state.opening === undefined ? MONITORING_SCHEDULES['MO-02'] : scheduleFor(state.opening.data);
  const { vitals } = schedule;
  return vitals.anchor === 'infusion'
    ? Math.max(vitals.duringEveryMin, vitals.afterEveryMin)
    : vitals.thenEveryMin;
}

function BarMark({ fact, frame }: { fact: SessionState['vitals'][number]; frame: Frame }) {
  const { systolicMmHg, diastolicMmHg } = fact.data;
  if (systolicMmHg === undefined || diastolicMmHg === undefined) return null;
  const top = place(PRESSURE, systolicMmHg).y;
  return (
    <rect
      x={frame.x(fact.at) - 2.5}
      width={5}
      rx={1.5}
      y={top}
      height={place(PRESSURE, diastolicMmHg).y - top}
      fill="var(--flow-bp)"
      opacity={fact.data.status === 'doubtful' ? 0.4 : 0.85}
    />
  );
}

interface LineProps {
  readonly state: SessionState;
  readonly frame: Frame;
  readonly of: VitalParameter;
  readonly scale: Scale;
  readonly colour: string;
  readonly gapMs: number;
  readonly zone: string;
  readonly dot: number;
}

function Line({ state, frame, of, scale, colour, gapMs, zone, dot }: LineProps) {
  const facts = state.vitals.flatMap((fact) => {
    const value = fact.data[of];
    return value === undefined || fact.at < frame.from || fact.at > frame.until
      ? []
      : [{ fact, at: fact.at, value }];
  });
  const drawn = extremesDrawn(facts, frame, {
    stretchPx: STRETCH_PX,
    valuesOf: ({ value }) => [value],
    always: ({ fact }) => isDrawnAlways(fact),
  });
  const believed: readonly Point[] = facts.filter(({ fact }) => fact.data.status !== 'doubtful');
  return (
    <g>
      <path
        d={segmentsPath(believed, frame, scale, gapMs)}
        fill="none"
        stroke={colour}
        strokeWidth="1.4"
        opacity="0.85"
      />
      {drawn.map(({ fact, at, value }) => {
        const { y, off } = place(scale, value);
        const typed = fact.origin !== 'monitor';
        const doubtful = fact.data.status === 'doubtful';
        return (
          <g key={fact.eventId}>
            <circle
              cx={frame.x(at)}
              cy={y}
              r={typed ? dot + 0.7 : dot - 0.6}
              fill={doubtful ? 'none' : colour}
              stroke={colour}
              strokeDasharray={doubtful ? '1.5 1.5' : undefined}
            >
              <title>{`${formatTime(at, zone)} ${value} ${originOf(fact).words}${doubtful ? ', doubtful' : ''}`}</title>
            </circle>
            {off === undefined ? null : (
              <OffScale x={frame.x(at)} y={y} value={value} above={off === 'above'} />
            )}
          </g>
        );
      })}
    </g>
  );
}

interface ScaleLineProps {
  readonly state: SessionState;
  readonly frame: Frame;
  readonly of: ScaleId;
  readonly scale: Scale;
  readonly colour: string;
  readonly shape: 'square' | 'diamond';
  readonly zone: string;
}

function ScaleLine({ state, frame, of, scale, colour, shape, zone }: ScaleLineProps) {
  const facts = state.scales.flatMap((fact) =>
    fact.data.scale !== of || fact.data.score === undefined || fact.at < frame.from || fact.at > frame.until
      ? []
      : [{ id: fact.eventId, at: fact.at, value: fact.data.score }],
  );
  return (
    <g>
      <path
        d={segmentsPath(facts, frame, scale, Number.POSITIVE_INFINITY)}
        fill="none"
        stroke={colour}
        strokeWidth="1.1"
        strokeDasharray={shape === 'diamond' ? '3 2' : undefined}
        opacity="0.8"
      />
      {facts.map(({ id, at, value }) => {
        const x = frame.x(at);
        const { y } = place(scale, value);
        return (
          <g key={id}>
            <title>{`${formatTime(at, zone)} ${of === 'moaas' ? 'MOAA/S' : 'dissociation'} ${value}`}</title>
            {shape === 'square' ? (
              <rect x={x - 3.4} y={y - 3.4} width={6.8} height={6.8} fill={colour} />
            ) : (
              <path d={`M${x} ${y - 4.6}L${x + 4.6} ${y}L${x} ${y + 4.6}L${x - 4.6} ${y}z`} fill={colour} />
            )}
          </g>
        );
      })}
    </g>
  );
}
