import { formatTimeWithSeconds } from '../format/date.ts';
import { useLiveState } from '../live/use-live.tsx';
import styles from './states.module.css';

/** Full width, above everything that is live: since when this screen hears nothing (UI-22). */
export function StaleBar({ zone }: { readonly zone: string }) {
  const live = useLiveState();
  if (live.kind !== 'stale') return null;
  return (
    <div className={styles.stale} role="alert">
      <span>Not live since {formatTimeWithSeconds(live.since, zone)}</span>
      <span className={styles.staleNote}>
        Alerts may be missing. Look at the monitor. Trying to connect again.
      </span>
    </div>
  );
}
