import { type Alert, alertTableOf, evaluateAlerts } from '@titrate/clinical/session';
import { formatTime } from '../../../kit/format/date.ts';
import { usePrinting } from '../../../kit/ui/use-printing.ts';
import { useAt, useCharting } from '../record/charting.tsx';
import styles from '../treatment-room.module.css';
import { alertWords } from './alert-text.ts';

/** The column of alerts is for acting and stays off paper; what was raised in this session is printed as a list, open or over. */
export function AlertsOnPaper() {
  return usePrinting() ? <Printed /> : null;
}

function Printed() {
  const { state, zone } = useCharting();
  const at = useAt(1000);
  const alerts = evaluateAlerts(state, alertTableOf(state), at);
  return (
    <section className={styles.card} aria-labelledby="alerts-on-paper">
      <h2 id="alerts-on-paper">Alerts of this session</h2>
      {alerts.length === 0 ? (
        <p>None.</p>
      ) : (
        <ul className={styles.plainList}>
          {[...alerts]
            .sort((a, b) => a.raisedAt - b.raisedAt)
            .map((alert) => (
              <li key={alert.alertId}>{lineOf(alert, zone)}</li>
            ))}
        </ul>
      )}
    </section>
  );
}

function lineOf(alert: Alert, zone: string): string {
  const { rule, priority, state, resolvedAt, acknowledgedBy } = alert;
  const end =
    state === 'resolved'
      ? `over${resolvedAt === undefined ? '' : ` ${formatTime(resolvedAt, zone)}`}`
      : 'open';
  const seen = acknowledgedBy === undefined ? 'not acknowledged' : `seen by ${acknowledgedBy}`;
  return `${alertWords(alert, zone)} (${rule}, ${priority} priority); ${end}; ${seen}`;
}
