import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { DemoSignIn } from '@titrate/contract';
import { type FormEvent, useEffect, useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { finishSignOut, signedInHere } from '../offline/leave-device.ts';
import { authClient } from './auth-client.ts';
import { CodeForm } from './code-form.tsx';
import { DemoAccounts } from './demo-accounts.tsx';
import { Enrolment } from './enrolment.tsx';
import { refusalOf } from './refusal.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

type Step =
  | { readonly kind: 'password' }
  | { readonly kind: 'code'; readonly demoEmail: string }
  | { readonly kind: 'enrol'; readonly password: string };

/** E-mail and password, then a second factor, always (SEC-02); or a passkey, which is both. */
export function SignInPage() {
  const [step, setStep] = useState<Step>({ kind: 'password' });
  const [demoEmail, setDemoEmail] = useState('');
  const navigate = useNavigate();
  const queries = useQueryClient();
  useEffect(() => void finishSignOut(), []);
  const finish = async () => {
    await signedInHere();
    queries.clear();
    await navigate({ to: '/choose-clinic' });
  };
  if (step.kind === 'code') return <CodeForm demoEmail={step.demoEmail} onDone={() => void finish()} />;
  if (step.kind === 'enrol') return <Enrolment password={step.password} onDone={() => void finish()} />;
  return (
    <PasswordForm
      onCode={() => setStep({ kind: 'code', demoEmail })}
      onEnrol={(password) => setStep({ kind: 'enrol', password })}
      onDone={() => void finish()}
      onSuggest={setDemoEmail}
    />
  );
}

interface PasswordFormProps {
  readonly onCode: () => void;
  readonly onEnrol: (password: string) => void;
  readonly onDone: () => void;
  /** A demo account was chosen: its current code is shown as a hint on the next step. */
  readonly onSuggest: (email: string) => void;
}

function PasswordForm({ onCode, onEnrol, onDone, onSuggest }: PasswordFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const problems = useFormProblems();

  const signIn = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(email === '' ? [{ field: 'email', message: 'Enter your e-mail address' }] : []),
      ...(password === '' ? [{ field: 'password', message: 'Enter your password' }] : []),
    ];
    problems.show(missing);
    if (missing.length > 0) return;
    setBusy(true);
    const { data, error } = await authClient.signIn.email({ email, password });
    setBusy(false);
    if (error !== null) return problems.show([{ field: '', message: refusalOf(error, 'password') }]);
    if ('twoFactorRedirect' in data) return onCode();
    // Signed in with a password alone: the second factor is not set up yet.
    onEnrol(password);
  };

  const withPasskey = async () => {
    setBusy(true);
    const answer = await authClient.signIn.passkey();
    setBusy(false);
    if (answer?.error) problems.show([{ field: '', message: refusalOf(answer.error, 'passkey') }]);
    else onDone();
  };

  const fill = (account: DemoSignIn) => {
    setEmail(account.email);
    setPassword(account.password);
    onSuggest(account.email);
    problems.clear();
  };

  return (
    <SignInFrame title="Sign in" lead="For clinic staff.">
      <ErrorSummary problems={problems.all} />
      <form onSubmit={signIn} className={styles.card} noValidate>
        <TextField
          name="email"
          label="E-mail"
          type="email"
          autoComplete="username webauthn"
          value={email}
          error={problems.of('email')}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          error={problems.of('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
      <p className={`${styles.lead} ${styles.or}`}>or</p>
      <Button look="secondary" disabled={busy} onClick={withPasskey}>
        Use a passkey
      </Button>
      <DemoAccounts onChoose={fill} />
    </SignInFrame>
  );
}
