import { type Alert, alertTitle } from '@titrate/clinical/session';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { type TypedActions, withLeftText } from './own-alerts.ts';

interface LeftTextsProps {
  readonly alerts: readonly Alert[];
  readonly typed: TypedActions;
  readonly onDone: (alertId: string) => void;
}

/** What was typed for an alert that ended, or that somebody else had seen, before it was sent: kept until it is a note or put away. */
export function LeftTexts({ alerts, typed, onDone }: LeftTextsProps) {
  return withLeftText(alerts, typed).map((alert) => (
    <LeftText
      key={alert.alertId}
      alert={alert}
      text={(typed[alert.alertId] ?? '').trim()}
      onDone={() => onDone(alert.alertId)}
    />
  ));
}

interface LeftTextProps {
  readonly alert: Alert;
  readonly text: string;
  readonly onDone: () => void;
}

function LeftText({ alert, text, onDone }: LeftTextProps) {
  const { zone } = useCharting();
  const act = useOneAct();
  const title = `${alertTitle(alert.rule) ?? alert.rule} of ${formatTime(alert.raisedAt, zone)}`;
  return (
    <div className={room.more}>
      <p>
        Not in the record: “{text}”. It was typed for an alert that{' '}
        {alert.state === 'resolved' ? 'is over' : 'was seen'} before it was sent: {title}.
      </p>
      <div className={room.row}>
        <Button
          size="small"
          disabled={act.busy}
          onClick={() =>
            void act
              .send({ kind: 'note.added', data: { text: `${title}: ${text}` } })
              .then((stored) => stored && onDone())
          }
        >
          Keep it as a note
        </Button>
        <Button size="small" look="secondary" disabled={act.busy} onClick={onDone}>
          Put it away
        </Button>
      </div>
      <Problems of={act.problems} />
    </div>
  );
}
