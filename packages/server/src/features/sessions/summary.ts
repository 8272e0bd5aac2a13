import {
  alertTableOf,
  due,
  evaluateAlerts,
  given,
  lastReading,
  readiness,
  type SessionState,
} from '@titrate/clinical/session';
import type { SessionSummary } from '@titrate/contract';
import { formatInstant, type Instant } from '@titrate/quantity';

/** What the board shows of a session at a moment, taken from the fold alone. */
export function summarise(state: SessionState, at: Instant): SessionSummary {
  const infusion = state.infusions.at(-1);
  const open = infusion?.segments.at(-1);
  const coming = due(state, at);
  const [next] = coming;
  const ready = readiness(state, at);
  return {
    phaseSince: state.phase.since === undefined ? null : formatInstant(state.phase.since),
    lastVital: lastVital(state, at),
    alerts: openAlerts(state, at),
    nextDue: next === undefined ? null : { item: next.item, title: next.item, at: formatInstant(next.at) },
    givenMg: given(state, at).totalMg,
    doseMg: state.opening?.data.order.doseMg ?? null,
    rateMlPerH: open !== undefined && open.to === undefined ? open.rateMlPerH : null,
    blockedBy: [...ready.blockedBy],
    readyAt: ready.readyAt === undefined ? null : formatInstant(ready.readyAt),
    ready: ready.ready,
    dueItems: coming.slice(0, MOST_DUE).map(({ item, at: when }) => ({ item, at: formatInstant(when) })),
    ...whoAndWhere(state),
  };
}

const MOST_DUE = 8;

function whoAndWhere(
  state: SessionState,
): Pick<SessionSummary, 'movedFrom' | 'nurse' | 'handOver' | 'cover' | 'comfort'> {
  const { chairMove, nurse, handOver } = state;
  return {
    movedFrom:
      chairMove?.data.from === undefined
        ? null
        : { chair: chairMove.data.from, at: formatInstant(chairMove.at) },
    nurse:
      nurse === undefined
        ? null
        : { ...nurse.data.to, since: formatInstant(nurse.at), concerns: nurse.data.concerns ?? null },
    handOver:
      handOver === undefined
        ? null
        : {
            to: handOver.data.to,
            by: handOver.by.type === 'person' ? handOver.by.name : handOver.by.type,
            at: formatInstant(handOver.at),
            concerns: handOver.data.concerns ?? null,
          },
    cover: state.covers.at(-1)?.data.to ?? null,
    comfort: state.comfort?.data.choice ?? null,
  };
}

function openAlerts(state: SessionState, at: Instant): SessionSummary['alerts'] {
  return evaluateAlerts(state, alertTableOf(state), at).flatMap(
    ({ condition, rule, priority, text, since, state: stage, acknowledgedBy, escalation }) =>
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
              level: escalation.level,
            },
          ],
  );
}

/** The latest of each parameter, because a monitor sends the oximeter more often than the cuff. Pressure carries its own time. */
function lastVital(state: SessionState, at: Instant): SessionSummary['lastVital'] {
  const systolic = lastReading(state, 'systolicMmHg', at);
  const others = {
    heartRatePerMin: lastReading(state, 'heartRatePerMin', at),
    spo2Percent: lastReading(state, 'spo2Percent', at),
    respiratoryRatePerMin: lastReading(state, 'respiratoryRatePerMin', at),
  };
  const all = [systolic, ...Object.values(others)].filter((reading) => reading !== undefined);
  const [first] = all;
  if (first === undefined) return null;
  const newest = all.reduce((latest, reading) => (reading.at > latest.at ? reading : latest), first);
  const row = state.vitals.findLast((vital) => vital.at === newest.at);
  return {
    at: formatInstant(newest.at),
    pressureAt: systolic === undefined ? null : formatInstant(systolic.at),
    systolicMmHg: systolic?.value ?? null,
    diastolicMmHg: lastReading(state, 'diastolicMmHg', at)?.value ?? null,
    heartRatePerMin: others.heartRatePerMin?.value ?? null,
    spo2Percent: others.spo2Percent?.value ?? null,
    respiratoryRatePerMin: others.respiratoryRatePerMin?.value ?? null,
    origin: row?.origin ?? 'person',
  };
}
