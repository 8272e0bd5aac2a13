import { addMs, formatInstant, type Instant } from '@titrate/quantity';
import { BANDS } from '../events/alerts.ts';
import type { EventOf, SessionEvent } from '../events.ts';
import { hasEvent } from '../fold/fold.ts';
import { completeUpTo, nextVitalsDue } from '../monitoring/clock.ts';
import type { SessionState } from '../state.ts';
import { type Alert, evaluateAlerts, type Raise } from './alerts.ts';
import { alertTableOf } from './in-force.ts';
import type { AlertTable } from './table.ts';
import { uuidOf } from './uuid.ts';

/**
 * What the server still has to store so that the record shows every alert that was raised, escalated or resolved
 * until `at`. Ids are made from the content: asking twice, or on two servers, gives the same events.
 */
export function alertEventsToAppend(
  state: SessionState,
  at: Instant,
  table: AlertTable = alertTableOf(state),
): readonly SessionEvent[] {
  // A closed record takes no more alerts; a cancelled session has none.
  const { sessionId } = state;
  if (sessionId === undefined || state.phase.name === 'closed' || state.phase.name === 'cancelled') return [];
  const alerts = evaluateAlerts(state, table, at);
  const wanted = [
    ...alerts.flatMap((alert) => eventsOf(state, sessionId, alert, table, at)),
    ...replaced(state, sessionId, alerts, at),
  ];
  return wanted
    .filter((event) => !hasEvent(state, event.id))
    .sort((a, b) => (a.observedAt < b.observedAt ? -1 : a.observedAt > b.observedAt ? 1 : 0));
}

/** The next moment at which alerts can change without a new event: the server sets its timer to it. */
export function nextAlertChangeAt(
  state: SessionState,
  at: Instant,
  table: AlertTable = alertTableOf(state),
): Instant | undefined {
  const times = evaluateAlerts(state, table, at).flatMap((alert) => alert.escalation.nextAt ?? []);
  const due = nextVitalsDue(state, completeUpTo(state, at), at);
  if (due !== undefined)
    for (const band of BANDS) times.push(addMs(due, table.overdueMin[band] * 60_000 + 1));
  const fed = state.vitals.findLast((vital) => vital.origin === 'monitor' && vital.at <= at);
  if (fed !== undefined) {
    for (const { persistS } of table.rules.flatMap((rule) => rule.criteria)) {
      if (persistS !== undefined) times.push(addMs(fed.at, persistS * 1000));
    }
  }
  const later = times.filter((time) => time > at);
  return later.length === 0 ? undefined : later.reduce((a, b) => (a < b ? a : b));
}

function eventsOf(
  state: SessionState,
  sessionId: string,
  alert: Alert,
  table: AlertTable,
  at: Instant,
): SessionEvent[] {
  const out: SessionEvent[] = alert.raises.map((raise) => raised(sessionId, alert, raise, table));
  const { alertId, condition } = alert;
  for (const level of ['second-person', 'all-staff'] as const) {
    const when = escalatedAt(alert, level, table);
    if (when === undefined || when > at || alert.escalation.level === 'none') continue;
    const cover = level === 'second-person' ? state.covers.findLast((one) => one.at <= when) : undefined;
    const to = cover === undefined ? {} : { to: cover.data.to };
    out.push(
      system(sessionId, 'alert.escalated', when, { condition, alertId, level, ...to }, [
        alertId,
        level,
        String(when),
      ]),
    );
  }
  const { resolvedAt } = alert;
  const byHand = state.alertsResolved.some(
    (f) => f.data.condition === condition && f.data.reason === 'action-recorded' && f.at === resolvedAt,
  );
  if (resolvedAt !== undefined && !byHand) {
    out.push(
      system(sessionId, 'alert.resolved', resolvedAt, { condition, alertId, reason: 'condition-ended' }, [
        alertId,
        String(resolvedAt),
      ]),
    );
  }
  return out;
}

function escalatedAt(
  alert: Alert,
  level: 'second-person' | 'all-staff',
  table: AlertTable,
): Instant | undefined {
  const quiet = alert.acknowledgedAt;
  const loud = alert.raises.find(
    (r) => table.priorities[r.band] === 'high' && (quiet === undefined || r.at > quiet),
  );
  if (loud === undefined) return undefined;
  const { secondPersonAfterS, allStaffAfterS } = table.escalation;
  return addMs(loud.at, (level === 'second-person' ? secondPersonAfterS : allStaffAfterS) * 1000);
}

function raised(sessionId: string, alert: Alert, raise: Raise, table: AlertTable): EventOf<'alert.raised'> {
  const { alertId, condition, rule, ruleVersion, count, unit, text, since } = alert;
  const { at, band, value, limit, inputs } = raise;
  return system(
    sessionId,
    'alert.raised',
    at,
    {
      alertId,
      rule,
      ruleVersion,
      condition,
      band,
      priority: table.priorities[band],
      since: formatInstant(since),
      count,
      text,
      inputs: inputs.slice(0, 50),
      ...(value === undefined ? {} : { value }),
      ...(unit === '' ? {} : { unit }),
      ...(limit === undefined ? {} : { limit: limit.slice(0, 80) }),
    },
    [alertId, band, String(at)],
  );
}

// A correction or late entry may take away what an alert was raised on: the stored one is closed and says why.
function replaced(
  state: SessionState,
  sessionId: string,
  alerts: readonly Alert[],
  at: Instant,
): SessionEvent[] {
  const known = new Set(alerts.map((alert) => alert.alertId));
  const closed = new Set(state.alertsResolved.map((fact) => fact.data.alertId));
  const gone = new Map<string, string>();
  for (const { data } of state.alertsRaised) {
    if (!known.has(data.alertId) && !closed.has(data.alertId)) gone.set(data.alertId, data.condition);
  }
  return [...gone].map(([alertId, condition]) =>
    system(sessionId, 'alert.resolved', at, { condition, alertId, reason: 're-evaluated' }, [
      alertId,
      're-evaluated',
    ]),
  );
}

type AlertKind = 'alert.raised' | 'alert.escalated' | 'alert.resolved';

function system<K extends AlertKind>(
  sessionId: string,
  kind: K,
  at: Instant,
  data: EventOf<K>['data'],
  identity: readonly string[],
): EventOf<K> {
  return {
    id: uuidOf(kind, sessionId, ...identity),
    sessionId,
    observedAt: formatInstant(at),
    author: { type: 'system', name: 'alert table' },
    origin: 'system',
    kind,
    data,
  };
}
