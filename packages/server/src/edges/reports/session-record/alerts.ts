import { ALERT_TABLE, alertTableOf, evaluateAlerts } from '@titrate/clinical/session';
import { type Content, plainTable } from '../pdf-content.ts';
import { timeOf } from '../zone-time.ts';
import type { RecordInput } from './input.ts';
import { heading } from './shared.ts';

/** Every alert as it stood at the end: raised, seen by whom and when, over when. */
export function alertSection({ state, zone, at }: RecordInput): readonly Content[] {
  const alerts = evaluateAlerts(state, alertTableOf(state), state.leftAt ?? at);
  const library = state.opening?.data.library?.version;
  const own =
    library === undefined
      ? ', limits default and unsigned'
      : `, with the clinic’s limits of version ${library}`;
  return [
    heading(`Alerts (table ${ALERT_TABLE.id}, version ${ALERT_TABLE.version}${own})`),
    alerts.length === 0
      ? 'None were raised.'
      : plainTable(
          [34, 40, '*', 120, 60],
          ['Raised', 'Priority', 'What', 'Acknowledged', 'Over'],
          alerts.map((alert) => [
            timeOf(alert.raisedAt, zone),
            alert.priority,
            `${alert.text.replace(/, \d\d:\d\d UTC$/, '')} (${alert.rule})`,
            alert.acknowledgedAt === undefined
              ? 'not acknowledged'
              : `${alert.acknowledgedBy ?? ''}, ${timeOf(alert.acknowledgedAt, zone)}`,
            alert.resolvedAt === undefined ? 'open' : timeOf(alert.resolvedAt, zone),
          ]),
        ),
  ];
}
