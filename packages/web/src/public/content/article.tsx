import type { ReactNode } from 'react';
import { buttonClass } from '../../kit/ui/button.tsx';
import styles from './article.module.css';
import { SOURCES, type SourceKey } from './sources.ts';

interface ArticleProps {
  readonly title: string;
  readonly lead: ReactNode;
  readonly children: ReactNode;
  readonly sources: readonly SourceKey[];
  /** Where to read on. */
  readonly next?: { readonly path: string; readonly title: string };
}

/** A page of plain language: title, one sentence that says it all, the text, what to read next, its sources. */
export function Article({ title, lead, children, sources, next }: ArticleProps) {
  return (
    <article className={styles.article}>
      <header>
        <h1>{title}</h1>
        <p className={styles.lead}>{lead}</p>
      </header>
      {children}
      <div className={`${styles.onward} no-print`}>
        {next === undefined ? null : (
          <a className={buttonClass({ look: 'secondary', size: 'large' })} href={next.path}>
            Next: {next.title}
          </a>
        )}
        <a className={buttonClass({ look: 'quiet', size: 'large' })} href="/enquiry">
          Ask a clinic
        </a>
      </div>
      <details className={styles.sources}>
        <summary>Where this comes from</summary>
        <ul>
          {sources.map((key) => (
            <li key={key}>{SOURCES[key]}</li>
          ))}
        </ul>
        <p>
          Some sources were read as a summary or in part. What has no source here is general medical
          knowledge; your own clinician can tell you more.
        </p>
      </details>
    </article>
  );
}

/** A short block that stands out: one thing to remember. */
export function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <aside className={styles.note} aria-label={title}>
      <p className={styles.noteTitle}>{title}</p>
      {children}
    </aside>
  );
}

const TEN = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

/** People of ten as a row of figures, with the number in words; for plain odds. */
export function OutOfTen({ count, children }: { count: number; children: ReactNode }) {
  return (
    <div className={styles.odds}>
      <svg viewBox="0 0 230 34" className={styles.people} role="img" aria-label={`${count} of 10 people`}>
        {TEN.map((place) => (
          <g
            key={place}
            transform={`translate(${place * 23} 0)`}
            className={place < count ? styles.yes : styles.no}
          >
            <circle cx="10" cy="7" r="6" />
            <path d="M1 33v-8c0-6 4-9 9-9s9 3 9 9v8z" />
          </g>
        ))}
      </svg>
      <p>{children}</p>
    </div>
  );
}
