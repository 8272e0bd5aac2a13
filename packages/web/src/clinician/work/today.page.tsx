import { formatDate } from '../../kit/format/date.ts';
import { Page } from '../shell/app-shell.tsx';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';
import { NewEnquiries } from './new-enquiries.tsx';
import styles from './today.module.css';
import { TodaysSessions } from './todays-sessions.tsx';
import { Unsigned } from './unsigned.tsx';
import { WorkList } from './work-list.tsx';

/** Where a member of staff starts the day: what presses, who comes, who asked, what waits for a signature. */
export function TodayPage() {
  const { user } = useClinic();
  const today = useToday();
  const isOnlyDesk = user.roles.every((role) => role === 'front-desk');
  const isOnlyAuditor = user.roles.every((role) => role === 'auditor');
  return (
    <Page>
      <h1>
        Today <span className={styles.day}>{formatDate(today)}</span>
      </h1>
      <div className={styles.columns}>
        <div className={styles.column}>
          <WorkList />
        </div>
        <div className={styles.column}>
          <TodaysSessions today={today} />
          {isOnlyAuditor ? null : <NewEnquiries />}
          {isOnlyDesk ? null : <Unsigned />}
        </div>
      </div>
    </Page>
  );
}
