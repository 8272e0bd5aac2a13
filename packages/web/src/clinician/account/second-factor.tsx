import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { authClient } from '../sign-in/auth-client.ts';
import styles from './account.module.css';

interface SecondFactorProps {
  readonly enrolled: { readonly totp: boolean; readonly passkeys: number };
}

/** Whether an authenticator is set up; new recovery codes make the old ones void. */
export function SecondFactor({ enrolled }: SecondFactorProps) {
  const [password, setPassword] = useState('');
  const [codes, setCodes] = useState<readonly string[]>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const renew = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const { data, error } = await authClient.twoFactor.generateBackupCodes({ password });
    setBusy(false);
    setPassword('');
    if (error !== null) return setProblem('The password is not right, or the server could not be reached.');
    setProblem(undefined);
    return setCodes(data.backupCodes);
  };
  return (
    <section className={styles.part}>
      <h2>Second factor</h2>
      <p>
        <StatusBadge
          status={enrolled.totp ? 'signed' : 'not-recorded'}
          word={enrolled.totp ? 'Authenticator set up' : 'No authenticator'}
        />
      </p>
      {enrolled.totp ? (
        <form onSubmit={(event) => void renew(event)} className={styles.form}>
          <p className={styles.soft}>
            Recovery codes let you in once each when your phone is gone. New ones make the old ones void.
          </p>
          <TextField
            name="password"
            type="password"
            label="Your password"
            autoComplete="current-password"
            value={password}
            error={problem}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <div>
            <Button type="submit" look="secondary" disabled={busy || password === ''}>
              Make new recovery codes
            </Button>
          </div>
        </form>
      ) : null}
      {codes === undefined ? null : (
        <div role="status">
          <p>Keep these in a safe place. They are shown only now.</p>
          <ul className={styles.codes}>
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
