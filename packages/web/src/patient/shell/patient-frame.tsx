import { PageView } from '../../kit/routing/page-view.tsx';
import { LeaveButton } from '../../kit/ui/leave-button.tsx';
import { EmptyState, LoadingState } from '../../kit/ui/states.tsx';
import { useMe } from '../me.ts';
import { PAGES } from '../pages.ts';
import styles from './patient-frame.module.css';
import { SignOut } from './sign-out.tsx';
import { TextSizeButton } from './text-size.tsx';

/** The frame of every patient page: the clinic, a way to leave quickly, one column, help at the foot. */
export function PatientFrame() {
  const me = useMe();
  const clinic = me.data?.clinic;
  return (
    <div className={styles.frame}>
      <a className="skip-link" href="#main">
        Skip to the page
      </a>
      <header className={`${styles.top} no-print`}>
        <p className={styles.clinic}>
          {clinic === undefined ? 'Your clinic' : <a href="/me">{clinic.name}</a>}
        </p>
        <LeaveButton />
      </header>
      <main id="main" className={styles.main} tabIndex={-1}>
        <PageView pages={PAGES} notFound={NotFound} waiting={<LoadingState />} />
      </main>
      <footer className={styles.help}>
        <p>
          In danger or thinking about suicide? In the US call or text <a href="tel:988">988</a> at any hour,
          or call <a href="tel:911">911</a>.
        </p>
        {clinic?.phone === null || clinic === undefined ? null : (
          <p>
            Your clinic: <a href={`tel:${clinic.phone.replace(/[^+\d]/g, '')}`}>{clinic.phone}</a>
          </p>
        )}
        <div className={`${styles.tools} no-print`}>
          <TextSizeButton />
          {me.data === undefined ? null : <SignOut />}
        </div>
        <p>Language: English</p>
      </footer>
    </div>
  );
}

function NotFound() {
  return (
    <>
      <h1>This page does not exist</h1>
      <EmptyState
        title="Please use the link your clinic sent you"
        action={<a href="/me">To the first page</a>}
      />
    </>
  );
}
