import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import styles from './states.module.css';

interface EmptyStateProps {
  /** What is not here: "No sessions booked today". */
  readonly title: string;
  /** Why that may be, or what to do about it. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function EmptyState({ title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.box}>
      <p className={styles.title}>{title}</p>
      {children === undefined ? null : <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}

/** Grey lines in the place of what is coming; quiet for eyes, announced once to a screen reader. */
export function LoadingState({
  what = 'this page',
  lines = 5,
}: {
  readonly what?: string;
  readonly lines?: number;
}) {
  return (
    <div className={styles.loading} role="status">
      <span className="visually-hidden">Loading {what}</span>
      {Array.from({ length: lines }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines have no identity
        <div key={index} className={styles.bone} aria-hidden="true" />
      ))}
    </div>
  );
}

interface FailedStateProps {
  /** What could not be shown: "The schedule". */
  readonly what: string;
  readonly reason: string;
  readonly onRetry?: (() => void) | undefined;
  /** It is being tried again. */
  readonly busy?: boolean;
}

export function FailedState({ what, reason, onRetry, busy = false }: FailedStateProps) {
  return (
    <div className={`${styles.box} ${styles.failed}`} role="alert">
      <p className={styles.title}>{what} could not be shown</p>
      <p className={styles.text}>{reason}</p>
      {onRetry === undefined ? null : (
        <Button look="secondary" disabled={busy} onClick={onRetry}>
          {busy ? 'Trying again…' : 'Try again'}
        </Button>
      )}
    </div>
  );
}
