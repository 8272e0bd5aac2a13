import {
  addMs,
  Decimal,
  formatInstant,
  type Instant,
  instant,
  invariant,
  type Problem,
} from '@titrate/quantity';
import { RATE_TOLERANCE_PERCENT } from '../../limits.ts';
import { type Alert, evaluateAlerts } from '../alerts/alerts.ts';
import { ALERT_TABLE, type AlertTable } from '../alerts/table.ts';
import { CHECKED_WORDS, doseCheckOf, needsDoubleCheck } from '../dose-check.ts';
import type { EventOf, SessionEvent } from '../events.ts';
import { evaluateGate } from '../gate/gate.ts';
import { given } from '../given.ts';
import { limitOf } from '../limits.ts';
import { signedOrder } from '../order.ts';
import { lastReading } from '../readings.ts';
import type { Infusion, SessionState } from '../state.ts';
import { labelProblems } from './label.ts';
import { nameOf } from './people.ts';

const MIN = 60_000;
const MIN_PER_H = 60;
/** DOSE-16 [default]: a like act within this time asks whether it is the same one. */
export const LIKE_EVENT_MIN = 2;

const held = (rule: string, message: string, path = '/kind'): Problem => ({
  type: 'held',
  message: `${rule}: ${message}`,
  path,
});

/** Clinical conditions of an act of dosing; the order of acts is the fold's own business. */
export function dosingProblems(
  state: SessionState,
  event: SessionEvent,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  switch (event.kind) {
    case 'infusion.started':
      return [
        ...startProblems(state, at, table),
        ...infusionValues(state, event),
        ...labelProblems(state, event.data),
        ...amountProblems(state, event.data.doseMg, at, '/data/doseMg'),
      ];
    case 'bolus.given':
      return [...partProblems(state, event, at, table), ...alike(state.boluses, event, at)];
    case 'injection.given':
      return [
        ...partProblems(state, event, at, table),
        ...labelProblems(state, event.data),
        ...alike(state.injections, event, at),
        ...injectionGap(state, at),
      ];
    case 'oral.given':
      return [
        ...partProblems(state, event, at, table),
        ...labelProblems(state, event.data),
        ...alike(state.oralDoses, event, at),
      ];
    case 'device.given':
      return [
        ...partProblems(state, event, at, table),
        ...labelProblems(state, event.data),
        ...deviceRest(state, at),
      ];
    case 'infusion.rateChanged':
      return [
        ...rateProblems(state, event),
        ...(isFaster(state, event) ? alertProblems(state, at, table) : []),
      ];
    case 'infusion.resumed':
      return [...resumeProblems(state, event, at, table), ...rateProblems(state, event)];
    default:
      return [];
  }
}

// The first dose needs gate and double check; each further part needs that nothing says stop.
function partProblems(
  state: SessionState,
  event: EventOf<'bolus.given' | 'injection.given' | 'oral.given' | 'device.given'>,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  const start =
    state.firstDoseAt === undefined ? startProblems(state, at, table) : alertProblems(state, at, table);
  return [...start, ...amountProblems(state, event.data.amountMg, at, '/data/amountMg')];
}

function startProblems(state: SessionState, at: Instant, table: AlertTable): readonly Problem[] {
  const out: Problem[] = [];
  const gate = evaluateGate(state, at);
  for (const finding of gate.findings) {
    if (finding.status === 'holds' || finding.status === 'needs-override') {
      out.push(held(finding.rule, `${finding.clinicianText}. To clear: ${finding.clears}`));
    }
  }
  const { nurse, prescriber } = state.gateSignatures;
  if (nurse === undefined) out.push(held('GT', 'a nurse signs the gate first'));
  if (prescriber === undefined) out.push(held('GT', 'a prescriber signs the gate first'));
  if (needsDoubleCheck(signedOrder(state))) out.push(...doubleCheckProblems(state));
  return [...out, ...alertProblems(state, at, table)];
}

function doubleCheckProblems(state: SessionState): readonly Problem[] {
  const check = doseCheckOf(state);
  switch (check.outcome) {
    case 'match':
      return [];
    case 'missing':
      return [
        held('AR-05', `the dose is still to be worked out alone by the ${check.missing.join(' and the ')}`),
      ];
    case 'same-person':
      return [held('AR-05', 'a second signed-in person checks; one person cannot be both')];
    case 'mismatch':
      return [
        held(
          'AR-05',
          `the two results differ in ${check.members.map((member) => CHECKED_WORDS[member]).join(', ')}; both work them out again`,
        ),
      ];
  }
}

/** ST-01: nothing more is given in a "stop now" band; in "urgent" a prescriber decides first. */
function alertProblems(state: SessionState, at: Instant, table: AlertTable): readonly Problem[] {
  return openAlerts(state, at, table).flatMap((alert) => {
    if (alert.rule === 'MO-07') {
      return alert.band === 'watch' ? [] : [held('MO-07', 'vital signs are overdue; measure them first')];
    }
    if (alert.band === 'stop')
      return [held(alert.rule, `${alert.what}. To clear: a reading below the limit, or end the session`)];
    if (alert.band !== 'urgent' || alert.rule === 'CALL') return [];
    return decided(state, alert, at)
      ? []
      : [held(alert.rule, `${alert.what}. To clear: a prescriber comes, decides to continue and records it`)];
  });
}

const openAlerts = (state: SessionState, at: Instant, table: AlertTable): readonly Alert[] =>
  everyAlert(state, at, table).filter((alert) => alert.state !== 'resolved');

/**
 * What the table in force says, and beside it what the catalogue's own says: under an earlier limit a decision to go on
 * may be older than the moment at which the catalogue asks for one, and tightening must not spare it.
 */
function everyAlert(state: SessionState, at: Instant, table: AlertTable): readonly Alert[] {
  const own = evaluateAlerts(state, table, at);
  return table === ALERT_TABLE ? own : [...own, ...evaluateAlerts(state, ALERT_TABLE, at)];
}

function decided(state: SessionState, alert: Alert, at: Instant): boolean {
  const since = instant(Math.max(...alert.raises.map((raise) => raise.at)));
  const reviewed = state.reviews.some((r) => r.data.decision === 'continue' && r.at >= since && r.at <= at);
  return reviewed || state.overrides.some((o) => o.data.rule === alert.rule && o.at >= since && o.at <= at);
}

/** ST-02, ST-03, ST-04. */
function resumeProblems(
  state: SessionState,
  event: EventOf<'infusion.resumed'>,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  const { phase } = state;
  invariant(phase.name === 'paused', 'only what is paused goes on');
  const out: Problem[] = [];
  const { halt } = phase;
  const stableMin = limitOf(state, 'ST-02', 'stable');
  const stableFrom = addMs(at, -stableMin * MIN);
  for (const alert of everyAlert(state, at, table)) {
    if (alert.rule === 'CALL') continue;
    const lastBad = lastAboveWatch(alert, at);
    if (lastBad !== undefined && lastBad > stableFrom) {
      out.push(
        held(
          'ST-02',
          `${alert.what}: must stay below urgent for ${stableMin} min; earliest ${formatInstant(addMs(lastBad, stableMin * MIN))}`,
        ),
      );
    }
  }
  for (const parameter of ['systolicMmHg', 'heartRatePerMin', 'spo2Percent'] as const) {
    const reading = lastReading(state, parameter, at);
    if (reading === undefined || reading.at < halt.at)
      out.push(held('ST-02', `measure ${parameter} after the pause`));
  }
  const reviewed = state.reviews.some((r) => r.data.decision === 'continue' && r.at >= halt.at && r.at <= at);
  if (!reviewed && !(event.author.type === 'person' && event.author.role === 'prescriber')) {
    out.push(held('ST-02', 'a prescriber records the reason to go on'));
  }
  if (halt.cause !== undefined && state.halts.filter((h) => h.cause === halt.cause).length >= 2) {
    out.push(held('ST-03', `second stop for ${halt.cause}: the session ends; stop the infusion`));
  }
  if (
    halt.reason === 'patient-request' &&
    !state.symptoms.some(
      (s) => s.data.symptom === 'asks-to-stop' && !s.data.present && s.at >= halt.at && s.at <= at,
    )
  ) {
    out.push(
      held(
        'ST-04',
        'the patient asked to stop; goes on only when the patient wants to, charted as "asks to stop: over"',
      ),
    );
  }
  const { remainingMg } = event.data;
  const left = given(state, at).remainingMg;
  if (remainingMg !== undefined && remainingMg > left + 1e-6) {
    out.push(held('ST-02', `${left} mg remain; the rest may be lowered, never raised`, '/data/remainingMg'));
  }
  return out;
}

/** The last moment at which this alert stood at urgent or above, as far as the record says. */
function lastAboveWatch(alert: Alert, at: Instant): Instant | undefined {
  const bad = alert.raises.some((raise) => raise.band !== 'watch');
  if (!bad) return undefined;
  if (alert.belowUrgentSince !== undefined) return alert.belowUrgentSince;
  return alert.resolvedAt ?? at;
}

function isFaster(state: SessionState, event: EventOf<'infusion.rateChanged'>): boolean {
  const now = lastInfusion(state).segments.at(-1)?.rateMgPerH;
  return now === undefined || event.data.rateMgPerH > now;
}

function lastInfusion(state: SessionState): Infusion {
  const infusion = state.infusions.at(-1);
  invariant(infusion !== undefined, 'a rate changes only while an infusion runs');
  return infusion;
}

type WithRate = EventOf<'infusion.rateChanged'> | EventOf<'infusion.resumed'>;

function rateProblems(state: SessionState, event: WithRate): readonly Problem[] {
  const infusion = lastInfusion(state);
  const { rateMlPerH, rateMgPerH } = event.data;
  return differs(product(rateMlPerH, infusion.concentrationMgPerMl), exact(rateMgPerH))
    ? [
        held(
          'DOSE-07',
          `${rateMlPerH} mL/h of ${infusion.concentrationMgPerMl} mg/mL is not ${rateMgPerH} mg/h; wrong field?`,
          '/data/rateMlPerH',
        ),
      ]
    : [];
}

function infusionValues(state: SessionState, event: EventOf<'infusion.started'>): readonly Problem[] {
  const { doseMg, concentrationMgPerMl, volumeMl, rateMlPerH, rateMgPerH, durationMin } = event.data;
  const out: Problem[] = [];
  const need = (fine: boolean, message: string, path: string) => {
    if (!fine) out.push(held('DOSE-07', message, path));
  };
  need(
    !differs(product(volumeMl, concentrationMgPerMl), exact(doseMg)),
    `${volumeMl} mL of ${concentrationMgPerMl} mg/mL is not ${doseMg} mg`,
    '/data/volumeMl',
  );
  need(
    !differs(product(rateMlPerH, concentrationMgPerMl), exact(rateMgPerH)),
    `${rateMlPerH} mL/h of ${concentrationMgPerMl} mg/mL is not ${rateMgPerH} mg/h`,
    '/data/rateMlPerH',
  );
  need(
    !differs(product(rateMgPerH, durationMin), product(doseMg, MIN_PER_H)),
    `${rateMgPerH} mg/h over ${durationMin} min is not ${doseMg} mg`,
    '/data/rateMgPerH',
  );
  const ordered = signedOrder(state).doseMg;
  need(!differs(exact(doseMg), exact(ordered)), `the order is ${ordered} mg`, '/data/doseMg');
  return out;
}

const exact = (value: number) => Decimal.of(value);
const product = (a: number, b: number) => exact(a).times(exact(b));
/** More than the tolerance apart, in exact decimals: the limit itself is never refused. */
const differs = (a: Decimal, b: Decimal) =>
  a
    .minus(b)
    .absolute()
    .times(exact(100))
    .compare(b.times(exact(RATE_TOLERANCE_PERCENT))) > 0;

/** What is given never exceeds what was ordered, rounding of the draw aside. */
function amountProblems(
  state: SessionState,
  amountMg: number,
  at: Instant,
  path: string,
): readonly Problem[] {
  const order = signedOrder(state);
  const total = exact(given(state, at).totalMg).plus(exact(amountMg));
  const isOver = total.compare(exact(order.doseMg)) > 0 && differs(total, exact(order.doseMg));
  return isOver ? [held('DOSE', `${total} mg would exceed the ordered ${order.doseMg} mg`, path)] : [];
}

interface Like {
  readonly at: Instant;
  readonly by: SessionEvent['author'];
}

function alike(
  done: readonly Like[],
  event: EventOf<'bolus.given' | 'injection.given' | 'oral.given'>,
  at: Instant,
): readonly Problem[] {
  const near = done.findLast((one) => Math.abs(at - one.at) < LIKE_EVENT_MIN * MIN);
  if (near === undefined || event.data.repeatReason !== undefined) return [];
  return [
    {
      type: 'already-recorded',
      message: `already recorded by ${nameOf(near.by)} at ${formatInstant(near.at)}; a true second dose needs a reason`,
      path: '/data/repeatReason',
    },
  ];
}

function injectionGap(state: SessionState, at: Instant): readonly Problem[] {
  const last = state.injections.at(-1);
  const gapMs = limitOf(state, 'IM-03', 'tooSoon') * MIN;
  if (last === undefined || at - last.at >= gapMs) return [];
  return [held('IM-03', `the next injection not before ${formatInstant(addMs(last.at, gapMs))}`)];
}

function deviceRest(state: SessionState, at: Instant): readonly Problem[] {
  const last = state.nasalDevices.at(-1);
  const restMin = limitOf(state, 'ESK-09', 'rest');
  if (last === undefined || at - last.at >= restMin * MIN) return [];
  return [
    held(
      'ESK-09',
      `${restMin} minutes between devices: not before ${formatInstant(addMs(last.at, restMin * MIN))}`,
    ),
  ];
}
