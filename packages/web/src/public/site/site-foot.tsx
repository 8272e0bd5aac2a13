import { SignUp } from '../newsletter/sign-up.tsx';
import styles from './site.module.css';

export function SiteFoot() {
  return (
    <footer className={`${styles.foot} no-print`}>
      <div className={styles.footGrid}>
        <SignUp />
        <nav aria-label="More pages">
          <h2>More</h2>
          <ul>
            <li>
              <a href="/self-check">Private self-check</a>
            </li>
            <li>
              <a href="/who-should-not">Who should not have it</a>
            </li>
            <li>
              <a href="/help-now">Help right now</a>
            </li>
            <li>
              <a href="/me">I am a patient</a>
            </li>
            <li>
              <a href="/clinic">I work at a clinic</a>
            </li>
          </ul>
        </nav>
        <div>
          <h2>About these pages</h2>
          <p>
            They inform. They do not replace a talk with a clinician, and they never tell you whether a
            treatment is right for you. Reading them leaves no trace with us: no cookies, no counters, no
            other companies.
          </p>
          <p>Health information for adults in the United States.</p>
        </div>
      </div>
    </footer>
  );
}
