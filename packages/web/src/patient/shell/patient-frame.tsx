import { Outlet } from '@tanstack/react-router';
import { LeaveButton } from '../../kit/ui/leave-button.tsx';
import styles from './patient-frame.module.css';

/** The frame of every patient page: the clinic, a way to leave quickly, one column, help at the foot. */
export function PatientFrame() {
  return (
    <div className={styles.frame}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <header className={`${styles.top} no-print`}>
        <p className={styles.clinic}>Your clinic</p>
        <LeaveButton />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <Outlet />
      </main>
      <footer className={styles.help}>
        In danger or thinking about suicide? In the US call or text <a href="tel:988">988</a> at any hour, or
        call <a href="tel:911">911</a>.
      </footer>
    </div>
  );
}
