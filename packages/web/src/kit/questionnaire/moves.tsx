import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './questionnaire.module.css';

interface MovesProps {
  readonly onBack: (() => void) | undefined;
  /** The way on, and whatever else stands beside it. */
  readonly children: ReactNode;
}

/** Back, and the way on. */
export function Moves({ onBack, children }: MovesProps) {
  return (
    <div className={styles.moves}>
      {onBack === undefined ? null : (
        <Button look="secondary" size="large" onClick={onBack}>
          Back
        </Button>
      )}
      {children}
    </div>
  );
}
