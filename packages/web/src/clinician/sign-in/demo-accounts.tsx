import { type DemoSignIn, listDemoSignIns } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { ROLE_WORDS } from '../shell/roles.ts';
import styles from './sign-in.module.css';

/** One-click accounts of the demo clinics. Outside the demo the server answers 404 and nothing is shown. */
export function DemoAccounts({ onChoose }: { onChoose: (account: DemoSignIn) => void }) {
  // The code changes every half minute; asked again so that the hint on the next step is a fresh one.
  const data = useCall(listDemoSignIns, {}, { refetchEveryMs: 15_000 }).data?.signIns;
  if (data === undefined || data.length === 0) return null;
  const clinics = [...new Set(data.map((account) => account.clinicName))];
  return (
    <section className={styles.demo} aria-label="Demo accounts">
      {clinics.map((clinic) => (
        <div key={clinic}>
          <h2>Demo: {clinic}</h2>
          <ul>
            {data
              .filter((account) => account.clinicName === clinic)
              .map((account) => (
                <li key={account.email}>
                  <button type="button" className={styles.account} onClick={() => onChoose(account)}>
                    <span>{account.roles.map((role) => ROLE_WORDS[role]).join(', ')}</span>
                    <span>{account.displayName}</span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
