import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import { usePatientParams } from '../../shell/patient-frame.tsx';
import styles from './chart.module.css';

interface CardProps {
  readonly title: string;
  /** Where all of it stands: the path below the patient and the words of the link. */
  readonly more?: { readonly path: string; readonly part?: string; readonly words: string };
  readonly children: ReactNode;
}

/** One question of the chart: a title, the answer, and the way to all of it. */
export function Card({ title, more, children }: CardProps) {
  const params = usePatientParams();
  const id = useId();
  return (
    <section aria-labelledby={id} className={`${styles.card} keep-together`}>
      <header className={styles.cardHead}>
        <h2 id={id}>{title}</h2>
        {more === undefined ? null : (
          <Link
            to={`/$clinicId/patients/$patientId${more.path}`}
            params={params}
            {...(more.part === undefined ? {} : { hash: more.part })}
          >
            {more.words}
          </Link>
        )}
      </header>
      {children}
    </section>
  );
}

/** Nobody has said anything about this: never the same as "none" (UI-20). */
export function Unknown({ children }: { readonly children: ReactNode }) {
  return <p className={styles.unknown}>{children}</p>;
}
