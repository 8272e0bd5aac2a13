import styles from '../admin.module.css';

interface SaidProps {
  readonly name: string;
  readonly question: string;
  /** `null` until someone says so; rules take it for unknown. */
  readonly value: boolean | null;
  readonly onChange: (value: boolean | null) => void;
}

/** Yes, no, or not stated: the third is an answer too, and the one a new clinic starts with. */
export function Said({ name, question, value, onChange }: SaidProps) {
  const option = (label: string, of: boolean | null) => (
    <label>
      <input type="radio" name={name} checked={value === of} onChange={() => onChange(of)} />
      {label}
    </label>
  );
  return (
    <div className={styles.said} role="radiogroup" aria-labelledby={`said-${name}`}>
      <p id={`said-${name}`}>{question}</p>
      <div className={styles.answers}>
        {option('Yes', true)}
        {option('No', false)}
        {option('Not stated', null)}
      </div>
    </div>
  );
}
