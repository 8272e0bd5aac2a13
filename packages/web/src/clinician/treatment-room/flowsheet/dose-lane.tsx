import { expectedEnd, type Infusion, type SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import { amount } from '../chart/amounts.ts';
import { DOSE } from './lanes.ts';
import type { Frame } from './layout.ts';

interface DoseLaneProps {
  readonly state: SessionState;
  readonly frame: Frame;
  readonly at: Instant;
  readonly zone: string;
}

/** Infusion as bars as high as their rate, with each change; boluses and other parts as marks with mg; the stop is explicit (UI-38). */
export function DoseLane({ state, frame, at, zone }: DoseLaneProps) {
  const parts = [
    ...state.boluses.map((fact) => ({ fact, word: 'bolus' })),
    ...state.injections.map((fact) => ({ fact, word: 'injection' })),
    ...state.nasalDevices.map((fact) => ({ fact, word: `device ${fact.data.deviceNumber}` })),
    ...state.oralDoses.map((fact) => ({ fact, word: 'oral' })),
  ];
  return (
    <g>
      <Planned state={state} frame={frame} at={at} />
      {state.infusions.map((infusion) => (
        <InfusionBars
          key={infusion.eventId}
          infusion={infusion}
          frame={frame}
          at={at}
          zone={zone}
          end={expectedEnd(state)}
        />
      ))}
      {parts.map(({ fact, word }) => {
        const x = frame.x(fact.at);
        return (
          <g key={fact.eventId}>
            <title>{`${formatTime(fact.at, zone)} ${word} ${amount(fact.data.amountMg, 'mg')}`}</title>
            <path
              d={`M${x} ${DOSE.top + 14}V${DOSE.top + DOSE.height}M${x - 5} ${DOSE.top + DOSE.height - 8}L${x} ${DOSE.top + DOSE.height}L${x + 5} ${DOSE.top + DOSE.height - 8}`}
              stroke="var(--flow-dose)"
              strokeWidth="2.2"
              fill="none"
            />
            <text
              x={x}
              y={DOSE.top + 10}
              textAnchor="middle"
              fontSize="11.5"
              fontWeight="650"
              fill="var(--ink)"
            >
              {amount(fact.data.amountMg, 'mg')}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function InfusionBars({
  infusion,
  frame,
  at,
  zone,
  end,
}: {
  infusion: Infusion;
  frame: Frame;
  at: Instant;
  zone: string;
  end: Instant | undefined;
}) {
  const fastest = Math.max(...infusion.segments.map((segment) => segment.rateMlPerH), 1);
  const floor = DOSE.top + DOSE.height;
  const stop = infusion.stoppedAt;
  return (
    <g>
      {infusion.segments.map((segment) => {
        const to = Math.min(segment.to ?? at, frame.until);
        const x = frame.x(segment.from);
        const width = Math.max(1, frame.x(to) - x);
        const height = 8 + (segment.rateMlPerH / fastest) * (DOSE.height - 24);
        const ahead =
          segment.to === undefined && end !== undefined && end > at
            ? frame.x(Math.min(end, frame.until)) - frame.x(to)
            : 0;
        return (
          <g key={segment.from}>
            <title>{`${amount(segment.rateMlPerH, 'mL/h')} from ${formatTime(segment.from, zone)}${segment.to === undefined ? '' : ` to ${formatTime(segment.to, zone)}`}`}</title>
            <rect
              x={x}
              y={floor - height}
              width={width}
              height={height}
              rx="2"
              fill="var(--flow-dose)"
              opacity="0.85"
            />
            {ahead > 0 ? (
              <rect
                x={x + width}
                y={floor - height}
                width={ahead}
                height={height}
                fill="none"
                stroke="var(--flow-dose)"
                strokeDasharray="3 3"
              />
            ) : null}
            {width > 44 ? (
              <text x={x + 4} y={floor - height - 4} fontSize="11.5" fontWeight="600" fill="var(--ink)">
                {amount(segment.rateMlPerH, 'mL/h')}
              </text>
            ) : null}
          </g>
        );
      })}
      {stop === undefined ? null : (
        <g>
          <line
            x1={frame.x(stop)}
            x2={frame.x(stop)}
            y1={DOSE.top}
            y2={floor}
            stroke="var(--ink)"
            strokeWidth="2.5"
          />
          <text x={frame.x(stop) + 5} y={floor - 6} fontSize="11.5" fontWeight="600" fill="var(--ink)">
            stop
          </text>
        </g>
      )}
    </g>
  );
}

/** Before the start: what the order would do if it began now. */
function Planned({ state, frame, at }: { state: SessionState; frame: Frame; at: Instant }) {
  const order = state.opening?.data.order;
  if (order?.durationMin === undefined || state.firstDoseAt !== undefined || state.leftAt !== undefined)
    return null;
  const x = frame.x(at);
  const width = frame.x(Math.min(at + order.durationMin * 60_000, frame.until)) - x;
  return (
    <g>
      <rect
        x={x}
        y={DOSE.top + 16}
        width={Math.max(0, width)}
        height={DOSE.height - 16}
        rx="2"
        fill="none"
        stroke="var(--flow-dose)"
        strokeDasharray="3 3"
      />
      <text x={x + 5} y={DOSE.top + 11} fontSize="11" fill="var(--ink-soft)">
        planned {amount(order.doseMg, 'mg')}
      </text>
    </g>
  );
}
