import { PageView } from '../../kit/routing/page-view.tsx';
import { LeaveButton } from '../../kit/ui/leave-button.tsx';
import { EmptyState, LoadingState } from '../../kit/ui/states.tsx';
import { PAGES } from '../pages.ts';
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
        <PageView pages={PAGES} notFound={NotFound} waiting={<LoadingState />} />
      </main>
      <footer className={styles.help}>
        In danger or thinking about suicide? In the US call or text <a href="tel:988">988</a> at any hour, or
        call <a href="tel:911">911</a>.
      </footer>
    </div>
  );
}

function NotFound() {
  return (
    <>
      <h1>This page does not exist</h1>
      <EmptyState title="Please use the link your clinic sent you" />
    </>
  );
}
