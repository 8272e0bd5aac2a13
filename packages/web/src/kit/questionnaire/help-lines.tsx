import styles from './questionnaire.module.css';

/** The numbers to call, largest first. The same everywhere. */
export function HelpLines() {
  return (
    <ul className={styles.lines}>
      <li>
        <a href="tel:988">
          <strong>Call 988</strong>
          <span>Suicide and Crisis Lifeline, United States, free, any hour</span>
        </a>
      </li>
      <li>
        <a href="sms:988">
          <strong>Text 988</strong>
          <span>If you would rather write</span>
        </a>
      </li>
      <li>
        <a href="tel:911">
          <strong>Call 911</strong>
          <span>If you are in danger now, or have hurt yourself</span>
        </a>
      </li>
    </ul>
  );
}
