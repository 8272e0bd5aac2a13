import { Button } from '../ui/button.tsx';
import styles from './questionnaire.module.css';

export interface ReviewRow {
  readonly key: string;
  readonly question: string;
  /** The answer in words; `undefined` while there is none. */
  readonly answer: string | undefined;
}

/** Every question with its answer, each one key away from being changed (POR-02). */
export function ReviewList({
  rows,
  onChange,
}: {
  rows: readonly ReviewRow[];
  onChange: (row: number) => void;
}) {
  return (
    <ol className={styles.review}>
      {rows.map((row, index) => (
        <li key={row.key}>
          <span>{row.question}</span>
          <strong>{row.answer ?? 'Not answered yet'}</strong>
          <Button id={`field-${row.key}`} look="quiet" size="small" onClick={() => onChange(index)}>
            {row.answer === undefined ? 'Answer' : 'Change'}
            <span className="visually-hidden"> question {index + 1}</span>
          </Button>
        </li>
      ))}
    </ol>
  );
}
