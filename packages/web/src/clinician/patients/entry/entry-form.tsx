import type { ApiError } from '@titrate/contract';
import { type FormEvent, type ReactNode, useEffect, useRef } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ErrorSummary, type FormProblems } from '../../../kit/ui/form-problems.tsx';
import styles from './entry.module.css';

interface EntryFormProps {
  readonly title: string;
  /** States the act: "Add this medicine". */
  readonly act: string;
  readonly busy: boolean;
  readonly problems: FormProblems;
  readonly onSubmit: () => void;
  readonly onCancel: () => void;
  readonly children: ReactNode;
  /** More acts beside the first, such as saving a draft. */
  readonly more?: ReactNode;
}

/** A form that opens in place, below what it adds to: nothing else on the page is covered (UI-47). */
export function EntryForm({
  title,
  act,
  busy,
  problems,
  onSubmit,
  onCancel,
  children,
  more,
}: EntryFormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const first = form.current?.querySelector('input, select, textarea');
    if (first instanceof HTMLElement) first.focus();
    form.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!busy) onSubmit();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <ErrorSummary problems={problems.all} />
      <div className={styles.fields}>{children}</div>
      <div className={styles.actions}>
        <Button type="submit" disabled={busy}>
          {act}
        </Button>
        {more}
        <Button look="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <p className={styles.state} role="status">
          {busy ? 'Saving…' : ''}
        </p>
      </div>
    </form>
  );
}

/** Words of a refusal go to the form; a stale entry says what to do. */
export function showRefusal(problems: FormProblems): (error: ApiError) => void {
  return (error) => {
    if (error.problem.type.includes('stale-version')) {
      problems.show([
        { field: '', message: 'Somebody changed this meanwhile. Close the form and look at the new entry.' },
      ]);
    } else problems.showRefusal(error);
  };
}
