import type { Alert, EventData } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime, formatTimer } from '../../../kit/format/date.ts';
import { useLiveState } from '../../../kit/live/use-live.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import { AlertLabel } from '../../../kit/ui/status-badge.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { alertWords } from './alert-text.ts';
import styles from './alerts.module.css';
import { CommentOnAlert } from './comment.tsx';
import { LeftTexts } from './left-texts.tsx';
import { endsByHand, type TypedActions, takesAction, useOwnAlerts } from './own-alerts.ts';
import { PatientLimits } from './patient-limits.tsx';
import { useAlertSound } from './sound.ts';
import { SoundControl } from './sound-control.tsx';

/** The heading of the panel, for what leads to it. */
export const ALERTS_PANEL = 'alerts-panel';

/** Open alerts of this chair, worst first; each is acknowledged by name and stays until it is resolved (ALM-07). */
export function AlertsPanel() {
  const { session, zone } = useCharting();
  const live = useLiveState();
  const { open, past } = useOwnAlerts();
  // Kept here and not in the card: an alert may end, and its card go, while somebody types.
  const [typed, setTyped] = useState<TypedActions>({});
  const type = (alertId: string, text: string) => setTyped((now) => ({ ...now, [alertId]: text }));
  const loudest = open.find((alert) => alert.state === 'raised');
  useAlertSound(loudest?.priority);
  return (
    <section className={room.card} aria-labelledby={ALERTS_PANEL}>
      <div className={room.cardHead}>
        <h2 id={ALERTS_PANEL} tabIndex={-1}>
          Alerts, {session.chair?.label ?? 'no chair'}
        </h2>
        <SoundControl />
      </div>
      {live.kind === 'stale' ? <p className={room.problem}>Alerts may be missing: not live.</p> : null}
      <div aria-live={loudest?.priority === 'high' ? 'assertive' : 'polite'}>
        {open.length === 0 ? (
          <p className={room.quiet}>No open alert. The bedside monitor keeps the alarm.</p>
        ) : (
          <ul className={styles.alerts}>
            {open.map((alert) => (
              <OpenAlertCard
                key={alert.alertId}
                alert={alert}
                action={typed[alert.alertId] ?? ''}
                onType={(text) => type(alert.alertId, text)}
              />
            ))}
          </ul>
        )}
      </div>
      <LeftTexts alerts={[...open, ...past]} typed={typed} onDone={(alertId) => type(alertId, '')} />
      <PatientLimits />
      {past.length === 0 ? null : (
        <details className={room.more}>
          <summary>Resolved ({past.length})</summary>
          <ul className={room.plainList}>
            {past.map((alert) => (
              <li key={alert.alertId}>
                {alertWords(alert, zone)}; over{' '}
                {alert.resolvedAt === undefined ? '' : formatTime(alert.resolvedAt, zone)}
                {alert.acknowledgedBy === undefined ? '' : `; seen by ${alert.acknowledgedBy}`}
                <CommentOnAlert rule={alert.rule} alertId={alert.alertId} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** A call ends when somebody is at the chair and says so. */
function AnswerCall() {
  const { state } = useCharting();
  const act = useOneAct();
  const call = state.calls.find(
    (one) => !state.callAnswers.some((answer) => answer.data.callEventId === one.eventId),
  );
  if (call === undefined) return null;
  return (
    <Button
      size="small"
      disabled={act.busy}
      onClick={() => void act.send({ kind: 'patient.callAnswered', data: { callEventId: call.eventId } })}
    >
      I am here
    </Button>
  );
}

interface OpenAlertCardProps {
  readonly alert: Alert;
  readonly action: string;
  readonly onType: (text: string) => void;
}

function OpenAlertCard({ alert, action, onType }: OpenAlertCardProps) {
  const { state, zone } = useCharting();
  const at = useAt(1000);
  const act = useOneAct();
  const { condition, alertId } = alert;
  const did = action.trim() === '' ? {} : { action: action.trim() };
  const raised = alert.state === 'raised';
  const send = async <K extends 'alert.acknowledged' | 'alert.resolved'>(kind: K, data: EventData[K]) => {
    // It goes with the act; what is refused comes back.
    onType('');
    if (!(await act.send({ kind, data }))) onType(action);
  };
  return (
    <li className={styles.alert} data-priority={alert.priority} data-state={alert.state}>
      <div className={styles.alertHead}>
        <AlertLabel priority={alert.priority} />
        <span>
          {raised
            ? `for ${formatTimer(at - alert.raisedAt)}`
            : `Seen by ${alert.acknowledgedBy ?? 'someone'}`}
        </span>
        {alert.count > 1 ? <span>time {alert.count}</span> : null}
      </div>
      <p className={styles.alertText}>{alertWords(alert, zone)}</p>
      <p className={styles.alertDo}>
        {alert.expectedAction} <span className={room.quiet}>({alert.rule})</span>
      </p>
      {alert.escalation.level === 'none' ? null : (
        <p className={room.problem}>
          {alert.escalation.level === 'all-staff'
            ? 'Called: all staff on site'
            : `Called: ${state.covers.at(-1)?.data.to.name ?? 'every nurse on site'}`}
        </p>
      )}
      {takesAction(alert) ? (
        <label className={room.inlineField}>
          <span>Done</span>
          <input
            value={action}
            placeholder={raised ? 'What was done (optional)' : 'What was done'}
            onChange={(event) => onType(event.currentTarget.value)}
          />
        </label>
      ) : null}
      <div className={room.row}>
        {raised ? (
          <Button
            size="small"
            disabled={act.busy}
            onClick={() => void send('alert.acknowledged', { condition, alertId, ...did })}
          >
            I have seen it
          </Button>
        ) : null}
        {alert.condition === 'CALL' ? <AnswerCall /> : null}
        {endsByHand(alert) ? (
          <Button
            size="small"
            look="secondary"
            disabled={act.busy || action.trim() === ''}
            onClick={() =>
              void send('alert.resolved', {
                condition,
                alertId,
                reason: 'action-recorded',
                note: action.trim(),
              })
            }
          >
            Resolved by this action
          </Button>
        ) : null}
      </div>
      <Problems of={act.problems} />
      {raised ? null : <CommentOnAlert rule={alert.rule} alertId={alertId} />}
    </li>
  );
}
