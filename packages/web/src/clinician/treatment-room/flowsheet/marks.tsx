import { type Fact, isLateEntry } from '@titrate/clinical/session';
import { formatTime } from '../../../kit/format/date.ts';
import { type Frame, place, type Scale } from './layout.ts';

type Vital = Fact<'vital.recorded'>;

/** How an entry came to be, in a letter beside it and words on hover: from a device, late, corrected, not saved yet (UI-35). */
export function originOf(fact: Pick<Vital, 'origin' | 'at' | 'recordedAt' | 'correctedBy'>): {
  readonly mark: string;
  readonly words: string;
} {
  const parts: [string, string][] = [];
  if (fact.origin === 'monitor') parts.push(['m', 'from the monitor']);
  if (fact.recordedAt === undefined) parts.push(['…', 'not saved yet']);
  else if (isLateEntry(fact.at, fact.recordedAt)) parts.push(['L', 'late entry']);
  if (fact.correctedBy !== undefined) parts.push(['C', 'corrected']);
  return { mark: parts.map(([mark]) => mark).join(''), words: parts.map(([, words]) => words).join(', ') };
}

/** Blood pressure as on the anaesthetic chart: a caret down with its tip at systolic, a caret up with its tip at diastolic, joined by a thin line (UI-32). */
export function PressureMark({
  fact,
  frame,
  scale,
  zone,
}: {
  fact: Vital;
  frame: Frame;
  scale: Scale;
  zone: string;
}) {
  const { systolicMmHg, diastolicMmHg } = fact.data;
  if (systolicMmHg === undefined || diastolicMmHg === undefined) return null;
  const x = frame.x(fact.at);
  const top = place(scale, systolicMmHg);
  const bottom = place(scale, diastolicMmHg);
  const typed = fact.origin !== 'monitor';
  const w = typed ? 4.5 : 3.6;
  const doubtful = fact.data.status === 'doubtful';
  return (
    <g stroke="var(--flow-bp)" fill="none" strokeWidth={typed ? 2.1 : 1.4} opacity={doubtful ? 0.45 : 1}>
      <title>
        {`${formatTime(fact.at, zone)} ${systolicMmHg}/${diastolicMmHg} mmHg ${originOf(fact).words}${doubtful ? ', doubtful' : ''}`}
      </title>
      <path
        d={`M${x - w} ${top.y - w * 1.5}L${x} ${top.y}L${x + w} ${top.y - w * 1.5}`}
        strokeLinejoin="miter"
      />
      <path d={`M${x - w} ${bottom.y + w * 1.5}L${x} ${bottom.y}L${x + w} ${bottom.y + w * 1.5}`} />
      <path d={`M${x} ${top.y}L${x} ${bottom.y}`} strokeWidth="0.8" opacity="0.7" />
      {top.off === undefined ? null : <OffScale x={x} y={top.y} value={systolicMmHg} above />}
      {bottom.off === undefined ? null : <OffScale x={x} y={bottom.y} value={diastolicMmHg} above={false} />}
    </g>
  );
}

export function OffScale({ x, y, value, above }: { x: number; y: number; value: number; above: boolean }) {
  return (
    <text x={x + 6} y={above ? y + 9 : y - 3} fontSize="11" fill="var(--ink)" stroke="none">
      {above ? '↑' : '↓'} {value}
    </text>
  );
}

export interface Point {
  readonly at: number;
  readonly value: number;
}

/** Straight segments, and none across a gap longer than twice the ordered interval (UI-33). */
export function segmentsPath(points: readonly Point[], frame: Frame, scale: Scale, gapMs: number): string {
  let path = '';
  let before: number | undefined;
  for (const { at, value } of points) {
    const joined = before !== undefined && at - before <= gapMs;
    path += `${joined ? 'L' : 'M'}${frame.x(at).toFixed(1)} ${place(scale, value).y.toFixed(1)}`;
    before = at;
  }
  return path;
}
