import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { TextField, Tick } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { LoadingState } from '../../kit/ui/states.tsx';
import { authClient } from './auth-client.ts';
import { refusalOf } from './refusal.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

interface Secret {
  readonly uri: string;
  readonly image: string;
  readonly recoveryCodes: readonly string[];
}

/** First sign-in: a second factor before anything else. Picture or text of the secret, recovery codes, then a code. */
export function Enrolment({ password, onDone }: { password: string; onDone: () => void }) {
  const [secret, setSecret] = useState<Secret>();
  const [code, setCode] = useState('');
  const [kept, setKept] = useState(false);
  const problems = useFormProblems();
  const { show } = problems;

  // biome-ignore lint/correctness/useExhaustiveDependencies: one secret for one visit to this page
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const { data, error } = await authClient.twoFactor.enable({ password });
      if (!current) return;
      if (error !== null || data.method !== 'totp')
        return show([{ field: '', message: refusalOf(error ?? {}, 'enrol') }]);
      const { toDataURL } = await import('qrcode');
      const image = await toDataURL(data.totpURI, { margin: 1, width: 384 });
      if (current) setSecret({ uri: data.totpURI, image, recoveryCodes: data.backupCodes });
    };
    void ask();
    return () => {
      current = false;
    };
  }, []);

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(kept ? [] : [{ field: 'kept', message: 'Confirm that you have kept the recovery codes' }]),
      ...(/^\d{6}$/.test(code) ? [] : [{ field: 'code', message: 'Type the six digits that the app shows' }]),
    ];
    problems.show(missing);
    if (missing.length > 0) return;
    const { error } = await authClient.twoFactor.verifyTotp({ code });
    if (error === null) return onDone();
    setCode('');
    problems.show([{ field: 'code', message: refusalOf(error, 'code') }]);
  };

  return (
    <SignInFrame
      title="Set up your second factor"
      lead="Every member of staff signs in with two factors. This takes two minutes, once."
    >
      <ErrorSummary problems={problems.all} />
      {secret === undefined ? (
        <LoadingState what="your secret" lines={3} />
      ) : (
        <form onSubmit={confirm} className={styles.card} noValidate>
          <h2>1. Scan with an authenticator app</h2>
          <img
            className={styles.qr}
            src={secret.image}
            alt="Square code for an authenticator app; the same secret stands below as text"
          />
          <p>
            Or type this secret: <span className={styles.secret}>{secretOf(secret.uri)}</span>
          </p>
          <h2>2. Keep your recovery codes</h2>
          <p>
            If you lose your phone, each of these lets you in once. Print them or put them in a password
            manager.
          </p>
          <ul className={styles.codes}>
            {secret.recoveryCodes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <Tick name="kept" checked={kept} onChange={setKept} error={problems.of('kept')}>
            I have kept them in a safe place
          </Tick>
          <h2>3. Type the code that the app shows</h2>
          <div className={styles.code}>
            <TextField
              name="code"
              label="Six-digit code"
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              error={problems.of('code')}
              onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, '').slice(0, 6))}
            />
          </div>
          <Button type="submit">Finish</Button>
        </form>
      )}
    </SignInFrame>
  );
}

/** The base32 secret inside an `otpauth://` address, in groups of four. */
function secretOf(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return secret.replace(/(.{4})(?=.)/g, '$1 ');
}
