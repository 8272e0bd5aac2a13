import field from '../ui/field.module.css';
import styles from './questionnaire.module.css';

/** "I would rather not answer" as one more answer of the same question. */
export function RatherNot({ checked, onChoose }: { checked: boolean; onChoose: () => void }) {
  return (
    <label className={`${field.choice} ${styles.decline}`}>
      <input type="radio" name="answer" checked={checked} onChange={onChoose} />
      <span>I would rather not answer</span>
    </label>
  );
}
