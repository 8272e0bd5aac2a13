import { myChair } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { isApiError } from '../../kit/api/problems.ts';
import { NotShown } from '../../kit/ui/not-shown.tsx';
import { useMe } from '../me.ts';
import styles from './home.module.css';
import { TaskList } from './task-list.tsx';
import { Visit } from './visit.tsx';
import { Welcome } from './welcome.tsx';

/** Greeting, the next visit, and what there is to fill in. */
export function HomePage() {
  const me = useMe();
  const chair = useCall(myChair, {}, { enabled: me.data !== undefined, refetchEveryMs: 30_000 });
  if (me.data === undefined) {
    if (isApiError(me.error) && me.error.problem.status === 401) return <Welcome />;
    return <NotShown query={me} what="Your page" />;
  }
  const atChair = chair.data?.visit ?? null;
  const { patient, clinic, tasks, nextVisit, recentVisit } = me.data;
  return (
    <>
      <h1>Hello {patient.givenName}</h1>
      {me.isError || chair.isError ? (
        <p className={styles.note} role="status">
          There is no connection just now. This page may be old.
        </p>
      ) : null}
      {atChair === null ? null : (
        <a className={styles.care} href="/me/chair">
          <strong>Your screen at the chair</strong>
          <span>Call your nurse, see how long to go, choose music or quiet</span>
        </a>
      )}
      {recentVisit === null ? null : (
        <a className={styles.care} href="/me/after">
          <strong>After your visit</strong>
          <span>What to do, what to leave, and when to call</span>
        </a>
      )}
      <TaskList tasks={tasks} />
      <Visit visit={nextVisit} zone={clinic.timeZone} phone={clinic.phone} />
      <nav aria-label="Good to know">
        <h2>Good to know</h2>
        <ul className={styles.links}>
          <li>
            <a href="/me/get-ready">How to get ready</a>
          </li>
          <li>
            <a href="/me/on-the-day">What happens on the day</a>
          </li>
          <li>
            <a href="/me/after">After your visit</a>
          </li>
        </ul>
      </nav>
    </>
  );
}
