import { ALERT_REVIEW, alertTitle, isToReview } from '@titrate/clinical/session';
import { alertReport } from '@titrate/contract';
import { addMs, days, formatInstant } from '@titrate/quantity';
import { sql } from 'kysely';
import type { Tx } from '../../platform/database/schema.ts';
import { route } from '../../platform/http/route.ts';

export const alertReportRoutes = [
  route(alertReport, async ({ tx, clinicId, query, now, audit }) => {
    const from = formatInstant(addMs(now, -days(query.days)));
    const to = formatInstant(now);
    audit({ act: 'alerts.report', object: { kind: 'clinic', id: clinicId } });
    const rules = await perRule(tx, clinicId, from, to);
    return {
      from,
      to,
      review: ALERT_REVIEW,
      rules: rules.map((row) => ({
        ...row,
        title: alertTitle(row.rule) ?? row.rule,
        toReview: isToReview(query.days, row),
      })),
    };
  }),
];

interface RuleRow {
  readonly rule: string;
  readonly raised: number;
  readonly sessions: number;
  readonly acknowledged: number;
  readonly medianMinutes: number | null;
  readonly slowestMinutes: number | null;
  readonly actedOn: number;
  readonly escalated: number;
  readonly lastAt: string;
}

/** One row for each rule. An alert is its identity, whatever bands it went through; an answer without one is for its condition. */
async function perRule(tx: Tx, clinicId: string, from: string, to: string): Promise<readonly RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    with raised as (
      select session_id, event->'data'->>'alertId' as alert, min(event->'data'->>'rule') as rule,
             min(event->'data'->>'condition') as condition, min(observed_at) as at
      from session_event
      where clinic_id = ${clinicId} and kind = 'alert.raised' and observed_at >= ${from} and observed_at <= ${to}
      group by session_id, alert
    ), answered as (
      select raised.session_id, raised.alert,
             min(answer.observed_at) filter (where answer.kind = 'alert.acknowledged') as acknowledged_at,
             coalesce(bool_or(
               answer.kind = 'alert.acknowledged' and length(btrim(coalesce(answer.event->'data'->>'action', ''))) > 0
               or answer.kind = 'alert.resolved' and answer.event->'data'->>'reason' = 'action-recorded'), false) as acted,
             coalesce(bool_or(answer.kind = 'alert.escalated'), false) as escalated
      from raised
      left join session_event answer
        on answer.clinic_id = ${clinicId} and answer.session_id = raised.session_id
        and answer.kind in ('alert.acknowledged', 'alert.resolved', 'alert.escalated')
        and answer.observed_at >= raised.at
        and coalesce(answer.event->'data'->>'alertId', raised.alert) = raised.alert
        and answer.event->'data'->>'condition' = raised.condition
      group by raised.session_id, raised.alert
    )
    select rule, count(*)::int as raised, count(distinct raised.session_id)::int as sessions,
           count(acknowledged_at)::int as acknowledged,
           percentile_cont(0.5) within group (order by extract(epoch from acknowledged_at - raised.at) / 60) as "medianMinutes",
           max(extract(epoch from acknowledged_at - raised.at) / 60)::float8 as "slowestMinutes",
           count(*) filter (where acted)::int as "actedOn",
           count(*) filter (where escalated)::int as escalated,
           max(raised.at) as "lastAt"
    from raised join answered using (session_id, alert)
    group by rule
    order by raised desc, rule`.execute(tx);
  return rows;
}
