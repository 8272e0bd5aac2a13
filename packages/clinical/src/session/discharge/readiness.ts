import type { Instant } from '@titrate/quantity';
import { evaluateAlerts } from '../alerts/alerts.ts';
import { alertTableOf } from '../alerts/in-force.ts';
import type { AlertTable } from '../alerts/table.ts';
import type { SessionState } from '../state.ts';
import { type CriterionFinding, dischargeCriteria } from './criteria.ts';
import { minimumRule, type ObservationRule, observationRules } from './observation.ts';

export interface Readiness {
  readonly ready: boolean;
  /** Rule ids that hold the patient here: DC-xx while the minimum runs, RD-xx, and open alerts above "watch". */
  readonly blockedBy: readonly string[];
  /** When the longest minimum observation is over; `undefined` while dosing has not ended. */
  readonly readyAt: Instant | undefined;
  readonly observation: readonly ObservationRule[];
  readonly criteria: readonly CriterionFinding[];
}

/**
 * Whether the patient may leave at `at`. Minimum times cannot be shortened by anyone (early leaving is EM-12,
 * `session.ended`); every criterion must be known to be met; an open alert above "watch" keeps the patient too.
 */
export function readiness(
  state: SessionState,
  at: Instant,
  table: AlertTable = alertTableOf(state),
): Readiness {
  const observation = observationRules(state, at);
  const criteria = dischargeCriteria(state, at);
  const blockedBy: string[] = observation.length === 0 ? [minimumRule(state)] : [];
  for (const { rule, until } of observation) if (at < until) blockedBy.push(rule);
  for (const { rule, met } of criteria) if (met !== 'true') blockedBy.push(rule);
  for (const alert of evaluateAlerts(state, table, at)) {
    if (alert.state !== 'resolved' && alert.band !== 'watch' && !blockedBy.includes(alert.rule))
      blockedBy.push(alert.rule);
  }
  const readyAt = observation.map((one) => one.until).toSorted((a, b) => b - a)[0];
  return { ready: blockedBy.length === 0, blockedBy, readyAt, observation, criteria };
}
