import type { StaffAccess } from '@titrate/contract';
import { count } from '../../../kit/format/text.ts';
import { timeWords } from '../../patients/entry/wire.ts';
import { useClinic } from '../../shell/clinic-frame.tsx';
import admin from '../admin.module.css';
import styles from './access.module.css';

/** How this person proves who they are, where they are signed in, and which keys for programs they made. */
export function SignIns({ access: { secondFactors, signIns, keys } }: { readonly access: StaffAccess }) {
  const { clinic } = useClinic();
  const factors = [
    secondFactors.totp ? 'an authenticator app' : '',
    secondFactors.passkeys === 0 ? '' : count(secondFactors.passkeys, 'passkey'),
  ].filter((one) => one !== '');
  return (
    <section className={admin.panel} aria-labelledby="sign-ins">
      <h2 id="sign-ins">Signs in</h2>
      <p>
        {factors.length === 0 ? 'No second factor yet.' : `With ${factors.join(' and ')}.`}{' '}
        {signIns === 0 ? 'Not signed in anywhere.' : `Signed in on ${count(signIns, 'device')}.`}
      </p>
      {keys.length === 0 ? null : (
        <ul className={styles.lines}>
          {keys.map(({ id, name, createdAt }) => (
            <li key={id}>
              Key for a program: {name}, made {timeWords(createdAt, clinic.zone)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
