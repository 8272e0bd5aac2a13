import { buttonClass } from '../../kit/ui/button.tsx';
import styles from './self-check.module.css';

export function ChooseSelfCheckPage() {
  return (
    <article className={styles.page}>
      <h1>A private self-check</h1>
      <p className={styles.lead}>
        Two short forms that doctors use all over the world. They show how strong some signs are right now.
        They do not tell you what you have, and they do not decide whether a treatment fits you.
      </p>
      <ul className={styles.privacy}>
        <li>No name, no sign-in.</li>
        <li>Your answers stay in this tab. They are not stored and not sent.</li>
        <li>At the end you may choose to send them to a clinic, or not.</li>
      </ul>
      <div className={styles.choices}>
        <section className={styles.choice}>
          <h2>Low mood</h2>
          <p>PHQ-9. Nine questions about the last two weeks. About three minutes.</p>
          <a className={buttonClass({ size: 'large' })} href="/self-check/mood">
            Start with mood
          </a>
        </section>
        <section className={styles.choice}>
          <h2>Worry and anxiety</h2>
          <p>GAD-7. Seven questions about the last two weeks. About two minutes.</p>
          <a className={buttonClass({ size: 'large', look: 'secondary' })} href="/self-check/worry">
            Start with worry
          </a>
        </section>
      </div>
    </article>
  );
}
