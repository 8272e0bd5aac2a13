import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { type FormProblem, formProblemsOf } from '../api/problems.ts';
import styles from './field.module.css';

/** Problems of a form: from our own check before sending, and from the server's refusal after. */
export interface FormProblems {
  readonly all: readonly FormProblem[];
  readonly of: (field: string) => string | undefined;
  readonly show: (problems: readonly FormProblem[]) => void;
  readonly showRefusal: (error: unknown) => void;
  readonly clear: () => void;
}

export function useFormProblems(): FormProblems {
  const [all, setAll] = useState<readonly FormProblem[]>([]);
  return {
    all,
    of: (field) => all.find((problem) => problem.field === field)?.message,
    show: setAll,
    showRefusal: (error) => setAll(formProblemsOf(error)),
    clear: () => setAll([]),
  };
}

/** Names every problem above the form, takes focus when it appears, and leads to each field (POR-09). */
export function ErrorSummary({ problems }: { readonly problems: readonly FormProblem[] }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (problems.length === 0) return undefined;
    const title = document.title;
    document.title = `Error: ${title}`;
    ref.current?.focus();
    return () => {
      // Another page has named the tab meanwhile.
      if (document.title === `Error: ${title}`) document.title = title;
    };
  }, [problems]);
  if (problems.length === 0) return null;
  return (
    <div className={styles.summary} ref={ref} tabIndex={-1} role="alert" aria-labelledby="error-summary">
      <h2 id="error-summary">
        {problems.length === 1 ? 'There is a problem' : `There are ${problems.length} problems`}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field}${problem.message}`}>
            {problem.field === '' ? (
              problem.message
            ) : (
              <a href={`#field-${problem.field}`} onClick={(event) => leadTo(event, problem.field)}>
                {problem.message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Moves focus into the field without changing the address, which a router would take for a navigation. */
function leadTo(event: MouseEvent, field: string): void {
  const target = document.getElementById(`field-${field}`);
  if (target === null) return;
  event.preventDefault();
  target.scrollIntoView({ block: 'center' });
  target.focus();
}
