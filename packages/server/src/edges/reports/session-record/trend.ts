import { expectedEnd, type SessionState } from '@titrate/clinical/session';
import type { Instant } from '@titrate/quantity';
import { timeOf } from '../zone-time.ts';

const LEFT = 40;
const RIGHT = 8;
const MIN = 60_000;

interface Lane {
  readonly top: number;
  readonly height: number;
  readonly min: number;
  readonly max: number;
}
const PRESSURE: Lane = { top: 16, height: 120, min: 40, max: 220 };
const SATURATION: Lane = { top: 150, height: 30, min: 80, max: 100 };
const DOSE = { top: 192, height: 30 };
const HEIGHT = 240;

/**
 * The trend on paper, black on white: caret pairs with their tips at the values, pulse as filled dots joined by a thin
 * line, saturation, and the dose lane. Nothing is drawn by colour alone, and nothing is drawn across a long gap.
 */
export function trendSvg(state: SessionState, zone: string, at: Instant, width: number): string {
  const times = [
    ...state.vitals.map((fact) => fact.at),
    ...(state.firstDoseAt === undefined ? [] : [state.firstDoseAt]),
    ...(state.leftAt === undefined ? [] : [state.leftAt]),
  ];
  const from = Math.floor(Math.min(...times) / (5 * MIN)) * 5 * MIN;
  const until = Math.max(Math.ceil(Math.max(...times) / (5 * MIN)) * 5 * MIN, from + 30 * MIN);
  const x = (time: number) => LEFT + 8 + ((time - from) / (until - from)) * (width - LEFT - RIGHT - 16);
  const y = (lane: Lane, value: number) =>
    lane.top +
    ((lane.max - Math.min(lane.max, Math.max(lane.min, value))) / (lane.max - lane.min)) * lane.height;
  const parts = [
    frame(x, from, until, width, zone),
    ...state.vitals.map((fact) => caret(fact, x, y)),
    line(pointsOf(state, 'heartRatePerMin'), x, (value) => y(PRESSURE, value), 'filled'),
    line(pointsOf(state, 'spo2Percent'), x, (value) => y(SATURATION, value), 'open'),
    dose(state, x, at, until),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${HEIGHT}" font-family="Roboto">${parts.join('')}</svg>`;
}

type X = (time: number) => number;
type Y = (lane: Lane, value: number) => number;
const n = (value: number) => value.toFixed(1);
const text = (x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end' = 'start', size = 7) =>
  `<text x="${n(x)}" y="${n(y)}" font-size="${size}" text-anchor="${anchor}">${words}</text>`;

function frame(x: X, from: number, until: number, width: number, zone: string): string {
  const step = [5, 10, 15, 30, 60].find((min) => (until - from) / (min * MIN) <= 12) ?? 60;
  let out = '';
  for (let time = Math.ceil(from / (step * MIN)) * step * MIN; time <= until; time += step * MIN) {
    out += `<line x1="${n(x(time))}" x2="${n(x(time))}" y1="14" y2="224" stroke="#bbbbbb" stroke-width="0.4"/>`;
    out += text(x(time), 10, timeOf(time as Instant, zone), 'middle');
  }
  const rule = (y: number, label: string) =>
    `<line x1="${LEFT}" x2="${width - RIGHT}" y1="${n(y)}" y2="${n(y)}" stroke="#bbbbbb" stroke-width="0.4"/>${text(LEFT - 3, y + 2.5, label, 'end')}`;
  for (const value of [40, 80, 120, 160, 200])
    out += rule(
      PRESSURE.top + ((PRESSURE.max - value) / (PRESSURE.max - PRESSURE.min)) * PRESSURE.height,
      String(value),
    );
  out += rule(SATURATION.top, '100') + rule(SATURATION.top + SATURATION.height, '80');
  out += rule(DOSE.top + DOSE.height, '');
  out +=
    text(0, PRESSURE.top + 6, 'BP, pulse') +
    text(0, SATURATION.top + 17, 'SpO2 %') +
    text(0, DOSE.top + 18, 'Dose');
  out += text(
    LEFT,
    HEIGHT - 4,
    'Carets: blood pressure, tips at the values. Filled dots: pulse. Open dots: SpO2. Bars: infusion rate; arrows: doses in one piece.',
  );
  return out;
}

function caret(fact: SessionState['vitals'][number], x: X, y: Y): string {
  const { systolicMmHg: systolic, diastolicMmHg: diastolic, status } = fact.data;
  if (systolic === undefined || diastolic === undefined) return '';
  const at = x(fact.at);
  const [top, bottom] = [y(PRESSURE, systolic), y(PRESSURE, diastolic)];
  const dash = status === 'doubtful' ? ' stroke-dasharray="1 1"' : '';
  const off = systolic > PRESSURE.max ? text(at + 4, top + 8, `↑${systolic}`) : '';
  return `<path d="M${n(at - 3)} ${n(top - 4.5)}L${n(at)} ${n(top)}L${n(at + 3)} ${n(top - 4.5)}M${n(at - 3)} ${n(bottom + 4.5)}L${n(at)} ${n(bottom)}L${n(at + 3)} ${n(bottom + 4.5)}" fill="none" stroke="#000000" stroke-width="1.1"${dash}/><line x1="${n(at)}" x2="${n(at)}" y1="${n(top)}" y2="${n(bottom)}" stroke="#000000" stroke-width="0.4"/>${off}`;
}

function pointsOf(state: SessionState, member: 'heartRatePerMin' | 'spo2Percent') {
  return state.vitals.flatMap((fact) => {
    const value = fact.data[member];
    return value === undefined || fact.data.status === 'doubtful' ? [] : [{ at: fact.at, value }];
  });
}

const LONG_GAP_MS = 30 * MIN;

function line(
  points: readonly { readonly at: Instant; readonly value: number }[],
  x: X,
  y: (value: number) => number,
  look: 'filled' | 'open',
): string {
  let path = '';
  let before: number | undefined;
  for (const { at, value } of points) {
    path += `${before === undefined || at - before > LONG_GAP_MS ? 'M' : 'L'}${n(x(at))} ${n(y(value))}`;
    before = at;
  }
  if (path === '') return '';
  const dots = points.map(
    ({ at, value }) =>
      `<circle cx="${n(x(at))}" cy="${n(y(value))}" r="1.6" fill="${look === 'filled' ? '#000000' : '#ffffff'}" stroke="#000000" stroke-width="0.6"/>`,
  );
  return `<path d="${path}" fill="none" stroke="#555555" stroke-width="0.7"/>${dots.join('')}`;
}

function dose(state: SessionState, x: X, at: Instant, until: number): string {
  const floor = DOSE.top + DOSE.height;
  const fastest = Math.max(
    1,
    ...state.infusions.flatMap((infusion) => infusion.segments.map((one) => one.rateMlPerH)),
  );
  const bars = state.infusions.flatMap((infusion) =>
    infusion.segments.map((segment) => {
      const to = Math.min(segment.to ?? expectedEnd(state) ?? at, until);
      const height = 6 + (segment.rateMlPerH / fastest) * (DOSE.height - 14);
      const left = x(segment.from);
      return `<rect x="${n(left)}" y="${n(floor - height)}" width="${n(Math.max(1, x(to) - left))}" height="${n(height)}" fill="#d0d0d0" stroke="#000000" stroke-width="0.5"/>${text(left + 2, floor - height - 2, `${segment.rateMlPerH} mL/h`)}`;
    }),
  );
  const stops = state.infusions.flatMap((infusion) =>
    infusion.stoppedAt === undefined
      ? []
      : [
          `<line x1="${n(x(infusion.stoppedAt))}" x2="${n(x(infusion.stoppedAt))}" y1="${DOSE.top}" y2="${floor}" stroke="#000000" stroke-width="1.4"/>${text(x(infusion.stoppedAt) + 3, floor - 3, 'stop')}`,
        ],
  );
  const parts = [...state.boluses, ...state.injections, ...state.nasalDevices, ...state.oralDoses].map(
    (fact) => {
      const left = x(fact.at);
      return `<path d="M${n(left)} ${DOSE.top + 8}V${floor}M${n(left - 3)} ${floor - 5}L${n(left)} ${floor}L${n(left + 3)} ${floor - 5}" stroke="#000000" fill="none"/>${text(left, DOSE.top + 6, `${fact.data.amountMg} mg`, 'middle')}`;
    },
  );
  return [...bars, ...stops, ...parts].join('');
}
