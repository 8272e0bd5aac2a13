import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import { FUTURE_TOLERANCE_S } from '../../limits.ts';
import { BANDS, type Band, PRIORITIES, type Priority } from '../events/alerts.ts';
import type { Fact, SessionState } from '../state.ts';
import { sustainedPressure } from './beside.ts';
import { overdueVitals } from './overdue.ts';
import { conditionsOf, type Signal } from './signals.ts';
import { ALERT_TABLE, type AlertRule, type AlertTable } from './table.ts';
import { uuidOf } from './uuid.ts';
import { signals } from './walk.ts';

/** One episode of one condition. While it is open there is no second one of the same condition (ALM-11). */
export interface Alert {
  readonly alertId: string;
  readonly rule: string;
  readonly ruleVersion: string;
  readonly condition: string;
  /** The band now, or the last one if resolved. */
  readonly band: Band;
  /** Of the worst band nobody has acknowledged yet, or of the present one. */
  readonly priority: Priority;
  readonly state: 'raised' | 'acknowledged' | 'resolved';
  /** When the first reading behind this episode was observed. */
  readonly since: Instant;
  readonly raisedAt: Instant;
  /** Every moment it was raised: the first, and each worsening. */
  readonly raises: readonly [Raise, ...Raise[]];
  readonly resolvedAt: Instant | undefined;
  /** Since when it has stood below urgent, after having been there (ST-02). */
  readonly belowUrgentSince: Instant | undefined;
  readonly acknowledgedAt: Instant | undefined;
  readonly acknowledgedBy: string | undefined;
  /** 1 for the first episode of this condition in the session. */
  readonly count: number;
  readonly value: number | undefined;
  readonly unit: string;
  readonly limit: string | undefined;
  readonly inputs: readonly string[];
  /** Condition, value and limit in words. */
  readonly what: string;
  /** The same with the time of the last value. */
  readonly text: string;
  readonly expectedAction: string;
  readonly source: string;
  /** How far an unacknowledged high alert has gone (ALM-09), and when it goes further. */
  readonly escalation: {
    readonly level: 'none' | 'second-person' | 'all-staff';
    readonly nextAt: Instant | undefined;
  };
}
export interface Raise {
  readonly at: Instant;
  readonly band: Band;
  readonly value: number | undefined;
  readonly limit: string | undefined;
  readonly inputs: readonly string[];
}

const BESIDE = {
  version: '1.0.0',
  criteria: [],
  conditions: 'one',
  endsBy: 'reading',
  source: '[default]',
} as const;
const SUSTAINED: AlertRule = {
  ...BESIDE,
  id: 'AL-15',
  title: 'Pressure urgent twice',
  unit: 'mmHg',
  expectedAction: 'Stop; prescriber to the bedside',
  actionWithoutDose: 'Prescriber to the bedside',
};
const OVERDUE: AlertRule = {
  ...BESIDE,
  id: 'MO-07',
  title: 'Vital signs overdue',
  unit: 'min',
  expectedAction: 'Measure now; pause the infusion if it cannot be done',
  actionWithoutDose: 'Measure now',
};
const CALL: AlertRule = {
  ...BESIDE,
  id: 'CALL',
  title: 'Patient calls',
  unit: '',
  expectedAction: 'Go to the chair',
};

/** What a rule that raises alerts is called; `undefined` for an id that none has. */
export const alertTitle = (id: string): string | undefined =>
  [...ALERT_TABLE.rules, SUSTAINED, OVERDUE, CALL].find((one) => one.id === id)?.title;

/**
 * Every alert of the session as it stands at `at`: a pure function of the charted facts, the table and the instant.
 * Stored `alert.raised` and `alert.resolved` events are not looked at, so replay gives the same alerts in the same order.
 */
export function evaluateAlerts(state: SessionState, table: AlertTable, at: Instant): readonly Alert[] {
  const known = answers.get(state);
  if (known?.table === table && known.at === at) return known.alerts;
  const alerts = evaluate(state, table, at);
  answers.set(state, { table, at, alerts });
  return alerts;
}

/** The last answer about each state: what stores an event asks for its alerts and then shows them, about the same moment. */
const answers = new WeakMap<
  SessionState,
  { readonly table: AlertTable; readonly at: Instant; readonly alerts: readonly Alert[] }
>();

function evaluate(state: SessionState, table: AlertTable, at: Instant): readonly Alert[] {
  const { sessionId, opening } = state;
  if (sessionId === undefined || opening === undefined) return [];
  const found = signals(state, opening, table, at);
  const of = (key: string) => found.get(key) ?? [];
  const all: Episode[] = conditionsOf(table).flatMap(({ key, rule: own }) =>
    episodes(state, own, key, of(key), at),
  );
  const pressure = sustainedPressure([of('AL-01'), of('AL-02')], table);
  all.push(...episodes(state, SUSTAINED, SUSTAINED.id, pressure, at));
  all.push(...episodes(state, OVERDUE, OVERDUE.id, overdueVitals(state, table, at), at));
  all.push(...episodes(state, CALL, CALL.id, calls(state, at), at));
  return all
    .map((episode) => alertOf(state, sessionId, episode, table, at))
    .sort((a, b) => a.raisedAt - b.raisedAt || (a.condition < b.condition ? -1 : 1));
}

/** A signal that the condition stands in a band. */
type Standing = Signal & { readonly band: Band };
const stands = (signal: Signal): signal is Standing => signal.band !== undefined;

interface Episode {
  readonly rule: AlertRule;
  readonly condition: string;
  readonly count: number;
  readonly since: Instant;
  readonly raises: [Raise, ...Raise[]];
  last: Standing;
  belowUrgentSince: Instant | undefined;
  resolvedAt: Instant | undefined;
}

/** Cuts the signals of a condition into episodes; each worsening raises again. */
function episodes(
  state: SessionState,
  own: AlertRule,
  condition: string,
  list: readonly Signal[],
  at: Instant,
): Episode[] {
  const out: Episode[] = [];
  const actions = own.endsBy === 'action' ? endedByHand(state, condition, at) : [];
  let open: Episode | undefined;
  const close = (when: Instant) => {
    if (open !== undefined) open.resolvedAt = when;
    open = undefined;
  };
  for (const signal of list) {
    if (open !== undefined) {
      const [started] = open.raises;
      const ended = actions.find((when) => when >= started.at && when <= signal.at);
      if (ended !== undefined) close(ended);
    }
    if (!stands(signal)) {
      close(signal.at);
      continue;
    }
    const raise: Raise = {
      at: signal.at,
      band: signal.band,
      value: signal.value,
      limit: signal.limit,
      inputs: signal.inputs,
    };
    const before = out.at(-1);
    if (open === undefined && before?.since === signal.observedAt) {
      // Readings of one moment that disagree are one episode: its beginning is its identity.
      open = before;
      open.resolvedAt = undefined;
    }
    if (open === undefined) {
      open = {
        rule: own,
        condition,
        count: out.length + 1,
        since: signal.observedAt,
        raises: [raise],
        last: signal,
        belowUrgentSince: undefined,
        resolvedAt: undefined,
      };
      out.push(open);
    } else {
      const isWorse = BANDS.indexOf(signal.band) > BANDS.indexOf(open.last.band);
      const isRaised = open.raises.some(({ at: when, band }) => when === raise.at && band === raise.band);
      if (isWorse && !isRaised) open.raises.push(raise);
      if (signal.band !== 'watch') open.belowUrgentSince = undefined;
      else if (open.last.band !== 'watch') open.belowUrgentSince = signal.at;
      open.last = signal;
    }
  }
  if (open !== undefined) {
    const [started] = open.raises;
    const ended = actions.find((when) => when >= started.at);
    if (ended !== undefined) close(ended);
  }
  return out;
}

function endedByHand(state: SessionState, condition: string, at: Instant): readonly Instant[] {
  return state.alertsResolved
    .filter((f) => f.data.condition === condition && f.data.reason === 'action-recorded' && f.at <= at)
    .map((f) => f.at);
}

/** A call stands until someone answers it; the answer to one leaves another standing. */
function calls(state: SessionState, at: Instant): readonly Signal[] {
  const made = state.calls.filter((call) => call.at <= at);
  const answerOf = (callId: string) => state.callAnswers.find((fact) => fact.data.callEventId === callId)?.at;
  const isOpenAfter = (when: Instant) =>
    made.some((call) => call.at <= when && (answerOf(call.eventId) ?? Number.POSITIVE_INFINITY) > when);
  const out: Signal[] = made.flatMap(({ at: when, eventId }) => {
    const answer = answerOf(eventId);
    const raised: Signal = { at: when, band: 'urgent', inputs: [eventId], observedAt: when };
    if (answer === undefined || answer > at || isOpenAfter(answer)) return [raised];
    return [raised, { at: answer, band: undefined, inputs: [], observedAt: answer }];
  });
  return out.sort((a, b) => a.at - b.at);
}

function alertOf(
  state: SessionState,
  sessionId: string,
  episode: Episode,
  table: AlertTable,
  at: Instant,
): Alert {
  const { rule: own, condition, raises, last, since, resolvedAt } = episode;
  const [first] = raises;
  const { band } = last;
  const alertId = uuidOf('alert', sessionId, condition, String(since));
  const acknowledged = state.alertsAcknowledged.findLast(
    (fact) =>
      fact.data.condition === condition &&
      (fact.at >= first.at || isNamedEarly(fact, alertId, first.at)) &&
      fact.at <= at &&
      (resolvedAt === undefined || fact.at <= resolvedAt),
  );
  const quietSince = acknowledged === undefined || acknowledged.at >= first.at ? acknowledged?.at : first.at;
  const unheard = raises.filter((raise) => quietSince === undefined || raise.at > quietSince);
  const loudest = [band, ...unheard.map((raise) => raise.band)].reduce((a, b) =>
    BANDS.indexOf(a) > BANDS.indexOf(b) ? a : b,
  );
  const status = resolvedAt !== undefined ? 'resolved' : unheard.length > 0 ? 'raised' : 'acknowledged';
  const unit = own.unit === '' ? '' : ` ${own.unit}`;
  const value = last.value === undefined || own === OVERDUE ? '' : ` ${last.value}${unit}`;
  const named = condition.includes(':') || last.limit === undefined;
  const limit = named ? '' : `, limit ${last.limit}`;
  const about = condition.includes(':') ? condition.split(':')[1] : last.about;
  const what = `${own.title}${about === undefined ? '' : `: ${about}`}${value}${limit}`;
  return {
    alertId,
    rule: own.id,
    ruleVersion: own.version,
    condition,
    band,
    priority: table.priorities[loudest],
    state: status,
    since,
    raisedAt: first.at,
    raises,
    resolvedAt,
    belowUrgentSince: episode.belowUrgentSince,
    acknowledgedAt: quietSince,
    acknowledgedBy: acknowledged?.by.type === 'person' ? acknowledged.by.name : undefined,
    count: episode.count,
    value: last.value,
    unit: own.unit,
    limit: last.limit,
    inputs: last.inputs,
    what,
    text: `${what}, ${formatInstant(last.observedAt).slice(11, 16)} UTC`,
    expectedAction: (isDosing(state, at) ? undefined : own.actionWithoutDose) ?? own.expectedAction,
    source: own.source,
    escalation: status === 'raised' ? escalationOf(unheard, table, at) : { level: 'none', nextAt: undefined },
  };
}

/** Between the first dose and the end of dosing there is something to pause or stop. */
const isDosing = ({ firstDoseAt, dosingEndedAt }: SessionState, at: Instant): boolean =>
  firstDoseAt !== undefined && firstDoseAt <= at && (dosingEndedAt === undefined || at < dosingEndedAt);

/** An answer that names this very alert was given after it began, though the clock of the reading ran ahead. */
function isNamedEarly(fact: Fact<'alert.acknowledged'>, alertId: string, raisedAt: Instant): boolean {
  return fact.data.alertId === alertId && raisedAt - fact.at <= FUTURE_TOLERANCE_S * 1000;
}

function escalationOf(unheard: readonly Raise[], table: AlertTable, at: Instant): Alert['escalation'] {
  const loud = unheard.find((raise) => table.priorities[raise.band] === 'high');
  if (loud === undefined) return { level: 'none', nextAt: undefined };
  const second = addMs(loud.at, table.escalation.secondPersonAfterS * 1000);
  const all = addMs(loud.at, table.escalation.allStaffAfterS * 1000);
  if (at >= all) return { level: 'all-staff', nextAt: undefined };
  return at >= second ? { level: 'second-person', nextAt: all } : { level: 'none', nextAt: second };
}

/** The highest of several priorities; `undefined` of none. */
export function highest(priorities: readonly Priority[]): Priority | undefined {
  return [...PRIORITIES].reverse().find((priority) => priorities.includes(priority));
}
