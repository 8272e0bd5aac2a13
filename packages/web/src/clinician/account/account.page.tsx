import { FiveStates } from '../../kit/ui/five-states.tsx';
import { useWhoAmI } from '../session/who-am-i.ts';
import { Page } from '../shell/app-shell.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { ROLE_WORDS } from '../shell/roles.ts';
import styles from './account.module.css';
import { OwnSessions } from './own-sessions.tsx';
import { Passkeys } from './passkeys.tsx';
import { SecondFactor } from './second-factor.tsx';

/** The signed-in person: who they are here, how they sign in, where they are signed in. */
export function AccountPage() {
  const { clinic, user } = useClinic();
  const me = useWhoAmI();
  return (
    <Page>
      <h1>Your account</h1>
      <FiveStates query={me} what="Your account">
        {(data) => (
          <div className={styles.parts}>
            <section className={styles.part}>
              <h2>{user.credentials === '' ? user.name : `${user.name}, ${user.credentials}`}</h2>
              <dl className={styles.facts}>
                <dt>E-mail</dt>
                <dd>{data.email}</dd>
                <dt>At {clinic.name}</dt>
                <dd>{user.roles.map((role) => ROLE_WORDS[role]).join(', ')}</dd>
              </dl>
              <p className={styles.soft}>An owner changes names and roles.</p>
            </section>
            <SecondFactor enrolled={data.enrolled} />
            <Passkeys />
            <OwnSessions />
          </div>
        )}
      </FiveStates>
    </Page>
  );
}
