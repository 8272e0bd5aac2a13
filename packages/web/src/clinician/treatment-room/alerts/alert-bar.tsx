import { Link, useLocation } from '@tanstack/react-router';
import { CHART_READERS, type ClinicAlert, openAlerts } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useEffect } from 'react';
import { useCall, useInvalidate } from '../../../kit/api/hooks.ts';
import { useLive } from '../../../kit/live/use-live.tsx';
import { AlertLabel } from '../../../kit/ui/status-badge.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { byLoudness, loudestOf } from '../board/loudest.ts';
import styles from './alert-bar.module.css';
import { alertLine } from './alert-text.ts';
import { MoreAlerts } from './more-alerts.tsx';
import { setPause, useAlertSound } from './sound.ts';

const MOST_SHOWN = 3;

/**
 * Alerts that call whoever is signed in here, on every page but those that show them anyway (ALM-09, ALM-21): at the
 * own chairs, at chairs nobody has, and what was escalated. The bar is heard as well as seen.
 */
export function AlertBar() {
  const { clinic, user } = useClinic();
  const reads = user.roles.some((role) => CHART_READERS.some((one) => one === role));
  const query = useCall(
    openAlerts,
    { params: { clinicId: clinic.id } },
    { enabled: reads, refetchEveryMs: 15_000 },
  );
  const invalidate = useInvalidate();
  useLive('board', undefined, () => invalidate(openAlerts));
  useLive('alerts', undefined, () => invalidate(openAlerts));
  const pause = query.data?.soundPause;
  useEffect(() => {
    const until = pause === undefined || pause === null ? undefined : parseInstant(pause.until);
    setPause(until?.ok === true && pause ? { until: until.value, by: pause.by } : undefined);
  }, [pause]);
  const path = useLocation({ select: (location) => location.pathname });
  const mine = (query.data?.alerts ?? []).filter((alert) => alert.callsYou);
  useAlertSound(loudestOf(mine)?.priority);
  const shown = showsAlertsItself(path) ? [] : mine;
  if (shown.length === 0) return null;
  return (
    <section
      className={`${styles.bar} no-print`}
      aria-label="Alerts that call you"
      aria-live={shown.some((alert) => alert.priority === 'high') ? 'assertive' : 'polite'}
    >
      <ul>
        {byLoudness(shown)
          .slice(0, MOST_SHOWN)
          .map((alert) => (
            <Line key={`${alert.sessionId}${alert.condition}`} alert={alert} />
          ))}
      </ul>
      <MoreAlerts shown={MOST_SHOWN} count={shown.length} />
    </section>
  );
}

function Line({ alert }: { alert: ClinicAlert }) {
  const { clinic } = useClinic();
  return (
    <li data-priority={alert.priority}>
      <AlertLabel priority={alert.priority} />
      <Link to="/$clinicId/sessions/$sessionId" params={{ clinicId: clinic.id, sessionId: alert.sessionId }}>
        {alertLine(alert.chair ?? undefined, alert.patient, alert, clinic.zone)}
      </Link>
      <span className={styles.calls}>
        {alert.level === 'none' ? 'Calls' : 'Unanswered: calls'} {alert.calls}
      </span>
    </li>
  );
}

/** The board and the room show open alerts in their own places. */
const showsAlertsItself = (path: string): boolean => path.endsWith('/board') || path.includes('/sessions/');
