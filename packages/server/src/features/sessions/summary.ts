import {
  ALERT_TABLE,
  due,
  evaluateAlerts,
  given,
  readiness,
  type SessionState,
} from '@titrate/clinical/session';
import type { SessionSummary } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';

/** What the board shows of a session at a moment, taken from the fold alone. */
export function summarise(state: SessionState, at: Instant): SessionSummary {
  const infusion = state.infusions.at(-1);
  const open = infusion?.segments.at(-1);
  const next = due(state, at)[0];
  const ready = readiness(state, at);
  return {
    phaseSince: state.phase.since === undefined ? null : formatInstant(state.phase.since),
    lastVital: lastVital(state),
    alerts: openAlerts(state, at),
    nextDue: next === undefined ? null : { item: next.item, title: next.item, at: formatInstant(next.at) },
    givenMg: given(state, at).totalMg,
    doseMg: state.opening?.data.order.doseMg ?? null,
    rateMlPerH: open !== undefined && open.to === undefined ? open.rateMlPerH : null,
    blockedBy: [...ready.blockedBy],
    readyAt: ready.readyAt === undefined ? null : formatInstant(ready.readyAt),
    ready: ready.ready,
  };
}

function openAlerts(state: SessionState, at: Instant): SessionSummary['alerts'] {
  return evaluateAlerts(state, ALERT_TABLE, at).flatMap(
    ({ condition, rule, priority, text, since, state: stage, acknowledgedBy }) =>
      stage === 'resolved'
        ? []
        : [
            {
              condition,
              rule,
              priority,
              text,
              since: formatInstant(since),
              state: stage,
              acknowledgedBy: acknowledgedBy ?? null,
            },
          ],
  );
}

function lastVital(state: SessionState): SessionSummary['lastVital'] {
  const last = state.vitals.findLast(
    (vital) => vital.data.status !== 'doubtful' && vital.data.notObtained === undefined,
  );
  if (last === undefined) return null;
  const { data } = last;
  return {
    at: formatInstant(last.at),
    systolicMmHg: data.systolicMmHg ?? null,
    diastolicMmHg: data.diastolicMmHg ?? null,
    heartRatePerMin: data.heartRatePerMin ?? null,
    spo2Percent: data.spo2Percent ?? null,
    respiratoryRatePerMin: data.respiratoryRatePerMin ?? null,
    origin: last.origin,
  };
}
