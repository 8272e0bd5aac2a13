/**
 * Folding a six-hour session of 2,000 events, from scratch and one more event at a time, and asking it everything a
 * board asks. Run by hand: `node bench/fold.ts`. Figures: from scratch <= 10 ms, one more event <= 0.1 ms.
 */

import {
  ALERT_TABLE,
  alertEventsToAppend,
  due,
  evaluateAlerts,
  fold,
  given,
  readiness,
  type SessionEvent,
  step,
  verifyChain,
} from '../packages/clinical/src/session/index.ts';
import { eventsOf, minute, type Script, type Step } from '../packages/clinical/src/session/testing/script.ts';
import { addMs, formatInstant, type Instant, parseInstant } from '../packages/quantity/src/index.ts';

const EVENTS = 2000;
const BATCH_MS = 100;
let beat = 0;
const script: Script = { preset: 'pain', steps: sixHours() };
const events: readonly SessionEvent[] = eventsOf(script).slice(0, EVENTS);
const before = events.slice(0, -200);
const last = events.slice(-200);
const state = fold(events);
const at = minute(script, 360);

console.log(
  `${events.length} events, ${state.vitals.length} rows, until ${formatInstant(at)}, ignored ${state.ignored.length}`,
);
report(
  'fold from scratch',
  10,
  medianMs(9, () => fold(events)),
);
const grown = fold(before);
report('one more event (of 200)', 0.1, medianMs(9, () => last.reduce(step, grown)) / last.length);
let told = grown;
report(
  'one more event, with alerts',
  0.1,
  medianMs(9, () => {
    told = grown;
    for (const event of last) {
      told = step(told, event);
      alertEventsToAppend(told, instantOf(event));
    }
  }) / last.length,
);
report(
  'fold and alerts from scratch',
  10,
  medianMs(9, () => evaluateAlerts(fold(events), ALERT_TABLE, at)),
);
report(
  'evaluateAlerts',
  undefined,
  medianMs(9, () => evaluateAlerts(state, ALERT_TABLE, anotherMoment())),
);
report(
  'alertEventsToAppend',
  undefined,
  medianMs(9, () => alertEventsToAppend(state, anotherMoment())),
);
report(
  'given + due + readiness',
  undefined,
  medianMs(9, () => [given(state, at), due(state, at), readiness(state, at)]),
);
report(
  'verifyChain',
  undefined,
  medianMs(9, () => verifyChain(events)),
);

/** The answer about one moment is kept; about another it is worked out. */
function anotherMoment(): Instant {
  beat += 1;
  return addMs(at, beat % 2);
}

function instantOf({ observedAt }: SessionEvent): Instant {
  const parsed = parseInstant(observedAt);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

function sixHours(): readonly Step[] {
  const rows: Step[] = [[0, 'start']];
  for (let i = 1; i < EVENTS; i += 1) {
    const wave = Math.round(15 * Math.sin(i / 40));
    rows.push([
      (i * 360) / EVENTS,
      'monitor',
      `${128 + wave}/${78 + Math.round(wave / 2)} ${72 + (i % 7)} ${96 + (i % 3)} 14`,
    ]);
  }
  return rows;
}

/** Processor time of one call in ms: the median of batches, each long enough for a coarse clock. */
function medianMs(runs: number, act: () => unknown): number {
  const began = performance.now();
  for (let i = 0; i < 5; i += 1) act();
  const calls = Math.max(1, Math.ceil((5 * BATCH_MS) / (performance.now() - began)));
  const times = Array.from({ length: runs }, () => {
    const start = process.cpuUsage();
    for (let i = 0; i < calls; i += 1) act();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000 / calls;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

function report(name: string, figureMs: number | undefined, ms: number): void {
  const against =
    figureMs === undefined ? '' : `  figure ${figureMs} ms, ratio ${(ms / figureMs).toFixed(2)}`;
  console.log(`${name.padEnd(26)} ${ms.toFixed(4)} ms${against}`);
}
