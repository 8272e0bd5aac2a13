import { Link } from '@tanstack/react-router';
import { useClinic } from '../../shell/clinic-frame.tsx';
import styles from './more-alerts.module.css';

interface MoreAlertsProps {
  /** How many stand in the list above on a wide screen; a phone shows the first alone, so that the page still begins there. */
  readonly shown: number;
  readonly count: number;
}

/** How many alerts are not shown here, and where all of them are. */
export function MoreAlerts({ shown, count }: MoreAlertsProps) {
  const { clinic } = useClinic();
  const rest = (hidden: number) => (
    <>
      and {hidden} more:{' '}
      <Link to="/$clinicId/board" params={{ clinicId: clinic.id }}>
        all chairs
      </Link>
    </>
  );
  return (
    <>
      {count > 1 ? <p className={styles.onPhone}>{rest(count - 1)}</p> : null}
      {count > shown ? <p className={styles.elsewhere}>{rest(count - shown)}</p> : null}
    </>
  );
}
