import { Button } from '../../../kit/ui/button.tsx';
import { AlertLabel } from '../../../kit/ui/status-badge.tsx';
import { useCharting } from '../record/charting.tsx';
import { alertWords } from './alert-text.ts';
import { ALERTS_PANEL } from './alerts-panel.tsx';
import { useOwnAlerts } from './own-alerts.ts';
import styles from './own-strip.module.css';

/**
 * The worst open alert of the patient in this chair, first thing in the room on every screen. The strip keeps its place
 * when nothing is open, so that a new alert moves nothing (UI-46). It leads to the alerts and does not answer one: a
 * worse alert may take the line at any moment, and the press meant for the one before would answer it unread. What is
 * heard comes from the panel (UI-55: once).
 */
export function OwnStrip() {
  const { zone, session } = useCharting();
  const { open } = useOwnAlerts();
  const [first] = open;
  return (
    <section
      className={`${styles.strip} no-print`}
      aria-label="Alerts of this chair"
      data-priority={first?.priority}
      data-state={first?.state}
    >
      {first === undefined ? (
        <p className={styles.none}>No open alert, {session.chair?.label ?? 'no chair'}</p>
      ) : (
        <>
          <AlertLabel priority={first.priority} />
          <p className={styles.text}>
            <strong>{alertWords(first, zone)}</strong>
            <span className={styles.seen}>
              {first.state === 'raised'
                ? ' · nobody has seen it'
                : ` · seen by ${first.acknowledgedBy ?? 'someone'}`}
              {open.length === 1 ? '' : ` · ${open.length - 1} more`}
            </span>
          </p>
          <Button size="small" look={first.state === 'raised' ? 'primary' : 'secondary'} onClick={showAlerts}>
            {first.state === 'raised' ? 'Answer it' : 'Show it'}
          </Button>
        </>
      )}
    </section>
  );
}

function showAlerts(): void {
  const heading = document.getElementById(ALERTS_PANEL);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}
