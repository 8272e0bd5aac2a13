import { type ReactNode, useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import styles from './history.module.css';
import { useMayWrite } from './use-entry.ts';

interface SectionProps {
  readonly title: string;
  /** When and by whom the list was last gone through. */
  readonly state?: ReactNode;
  /** "Add a medicine"; without it nothing can be added. */
  readonly add?: string;
  /** The form for a new entry. */
  readonly form?: (onDone: () => void) => ReactNode;
  /** More acts beside adding. */
  readonly acts?: ReactNode;
  readonly children: ReactNode;
}

/** One list of the history with the form that adds to it. */
export function Section({ title, state, add, form, acts, children }: SectionProps) {
  const [isAdding, setAdding] = useState(false);
  const mayWrite = useMayWrite();
  return (
    <section className={styles.section} aria-label={title}>
      <header className={styles.head}>
        <h2>{title}</h2>
        {mayWrite && !isAdding ? (
          <span className={styles.acts}>
            {acts}
            {add === undefined || form === undefined ? null : (
              <Button size="small" onClick={() => setAdding(true)}>
                {add}
              </Button>
            )}
          </span>
        ) : null}
      </header>
      {state === undefined ? null : <p className={styles.state}>{state}</p>}
      {isAdding && form !== undefined ? form(() => setAdding(false)) : null}
      {children}
    </section>
  );
}

interface RowActsProps {
  readonly children: ReactNode;
}

/** The acts of one entry; only who may write sees them. */
export function RowActs({ children }: RowActsProps) {
  const mayWrite = useMayWrite();
  return mayWrite ? <span className={styles.acts}>{children}</span> : null;
}
