import {
  ALERT_TABLE,
  alertTableOf,
  evaluateAlerts,
  type Priority,
  type SessionState,
} from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { formatTime } from '../../../kit/format/date.ts';
import { SYMPTOM_WORDS } from '../record/words.ts';
import { EVENTS } from './lanes.ts';
import type { Frame } from './layout.ts';

const PX_PER_LETTER = 6;
const ROWS = 3;

/** The first row where a label has room; when all are taken the one that frees first, never cut (UI-16). */
function rowsFor(labels: readonly { readonly x: number; readonly width: number }[]): readonly number[] {
  const ends: number[] = Array.from({ length: ROWS }, () => Number.NEGATIVE_INFINITY);
  return labels.map(({ x, width }) => {
    const free = ends.findIndex((end) => x >= end);
    const row = free >= 0 ? free : ends.indexOf(Math.min(...ends));
    ends[row] = x + width;
    return row;
  });
}

interface Mark {
  readonly id: string;
  readonly at: Instant;
  readonly text: string;
  readonly priority?: Priority;
}

/** What happened: alerts with their sign, medicines, symptoms, pauses, notes; labels move down when they would touch. */
export function EventLane({
  state,
  frame,
  zone,
  at,
}: {
  state: SessionState;
  frame: Frame;
  zone: string;
  at: Instant;
}) {
  const marks = marksOf(state, at).filter((mark) => mark.at >= frame.from && mark.at <= frame.until);
  const rows = rowsFor(
    marks.map((mark) => ({ x: frame.x(mark.at), width: 20 + mark.text.length * PX_PER_LETTER })),
  );
  return (
    <g>
      {marks.map((mark, index) => {
        const x = frame.x(mark.at);
        const y = EVENTS.top + 8 + (rows[index] ?? 0) * 15;
        return (
          <g key={mark.id}>
            <title>{`${formatTime(mark.at, zone)} ${mark.text}`}</title>
            <EventMark x={x} y={y} priority={mark.priority} />
            <text x={x + 9} y={y + 4} fontSize="11" fill="var(--ink)">
              {mark.text}
            </text>
          </g>
        );
      })}
    </g>
  );
}

function EventMark({ x, y, priority }: { x: number; y: number; priority: Priority | undefined }) {
  switch (priority) {
    case 'high':
      return (
        <path
          d={`M${x - 3} ${y - 6}h6l4 4v5l-4 4h-6l-4 -4v-5z`}
          fill="var(--alert-high)"
          stroke="var(--ink)"
          strokeWidth="0.6"
        />
      );
    case 'medium':
      return (
        <path
          d={`M${x} ${y - 6}l7 12h-14z`}
          fill="var(--alert-medium)"
          stroke="var(--ink)"
          strokeWidth="0.6"
        />
      );
    case 'low':
      return (
        <rect
          x={x - 5.5}
          y={y - 5}
          width={11}
          height={10}
          fill="var(--alert-low)"
          stroke="var(--ink)"
          strokeWidth="0.6"
        />
      );
    default:
      return <circle cx={x} cy={y} r="3.2" fill="var(--ink-soft)" />;
  }
}

function marksOf(state: SessionState, at: Instant): readonly Mark[] {
  const alerts = evaluateAlerts(state, alertTableOf(state), at).map(
    (alert): Mark => ({
      id: alert.alertId,
      at: alert.raisedAt,
      text:
        ALERT_TABLE.rules.find((rule) => rule.id === alert.rule)?.title ??
        alert.text.split(',')[0] ??
        alert.rule,
      priority: ALERT_TABLE.priorities[alert.raises.at(-1)?.band ?? alert.band],
    }),
  );
  const others: Mark[] = [
    ...state.medicines.map((fact) => ({ id: fact.eventId, at: fact.at, text: fact.data.name })),
    ...state.symptoms
      .filter((fact) => fact.data.present)
      .map((fact) => ({ id: fact.eventId, at: fact.at, text: SYMPTOM_WORDS[fact.data.symptom] })),
    ...state.halts.map((halt) => ({
      id: `${halt.eventId}h`,
      at: halt.at,
      text: halt.act === 'paused' ? 'Paused' : 'Stopped',
    })),
    ...state.reviews.map((fact) => ({
      id: fact.eventId,
      at: fact.at,
      text: `Prescriber: ${fact.data.decision}`,
    })),
    ...state.emergencies.map((fact) => ({ id: fact.eventId, at: fact.at, text: fact.data.path })),
    ...state.notes.map((fact) => ({ id: fact.eventId, at: fact.at, text: 'Note' })),
    ...state.oxygen.map((fact) => ({
      id: fact.eventId,
      at: fact.at,
      text: fact.data.flowLPerMin === 0 ? 'Oxygen off' : `Oxygen ${fact.data.flowLPerMin}`,
    })),
    ...state.calls.map((fact) => ({ id: fact.eventId, at: fact.at, text: 'Call' })),
  ];
  return [...alerts, ...others].sort((a, b) => a.at - b.at);
}
