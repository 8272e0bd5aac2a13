import type { ReactNode } from 'react';
import { Dawn } from '../../kit/ui/dawn.tsx';
import styles from './sign-in.module.css';

/** The calm half and the form half of every page before a clinic is open. */
export function SignInFrame({
  title,
  lead,
  children,
}: {
  title: string;
  lead?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className={styles.frame}>
      <aside className={styles.aside} aria-label="About">
        <Dawn className={styles.picture} />
        <p className={styles.wordmark}>Titrate</p>
        <p>
          From the first question to the lasting result. Open software for clinics that treat with ketamine
          and esketamine.
        </p>
      </aside>
      <main className={styles.main}>
        <div className={styles.card}>
          <h1>{title}</h1>
          {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
          {children}
        </div>
      </main>
    </div>
  );
}
