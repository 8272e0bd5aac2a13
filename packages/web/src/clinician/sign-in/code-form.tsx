import { listDemoSignIns } from '@titrate/contract';
import { type FormEvent, useRef, useState } from 'react';
import { useCall } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { authClient } from './auth-client.ts';
import { refusalOf } from './refusal.ts';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

interface CodeFormProps {
  /** In the demo: whose code of this half minute to show as a hint; never typed for anyone. */
  readonly demoEmail: string;
  readonly onDone: () => void;
}

/** Six digits from the authenticator app; sends itself at the sixth, typed or pasted. Or a recovery code. */
export function CodeForm({ demoEmail, onDone }: CodeFormProps) {
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState(false);
  const sending = useRef(false);
  const problems = useFormProblems();
  const demo = useCall(listDemoSignIns, {}, { enabled: demoEmail !== '', refetchEveryMs: 5_000 });
  const suggested = demo.data?.signIns.find((one) => one.email === demoEmail);

  const send = async (text: string) => {
    if (sending.current) return;
    sending.current = true;
    const { error } = recovery
      ? await authClient.twoFactor.verifyBackupCode({ code: text.trim() })
      : await authClient.twoFactor.verifyTotp({ code: text });
    sending.current = false;
    if (error === null) return onDone();
    setCode('');
    problems.show([{ field: 'code', message: refusalOf(error, 'code') }]);
  };

  const type = (text: string) => {
    if (recovery) return setCode(text);
    const digits = text.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6) void send(digits);
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!recovery && code.length !== 6) {
      return problems.show([{ field: 'code', message: 'Type all six digits of the code' }]);
    }
    void send(code);
  };

  return (
    <SignInFrame
      title={recovery ? 'Recovery code' : 'Your code'}
      lead={
        recovery ? 'Each recovery code works once.' : 'Open your authenticator app and type the six digits.'
      }
    >
      <ErrorSummary problems={problems.all} />
      <form onSubmit={submit} className={`${styles.card} ${recovery ? '' : styles.code}`} noValidate>
        <TextField
          name="code"
          label={recovery ? 'Recovery code' : 'Six-digit code'}
          inputMode={recovery ? 'text' : 'numeric'}
          autoComplete="one-time-code"
          autoFocus
          value={code}
          hint={
            suggested === undefined || recovery
              ? undefined
              : `Demo: the code is ${suggested.code}, a new one in ${suggested.codeEndsInSeconds} s`
          }
          error={problems.of('code')}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Button type="submit">Continue</Button>
      </form>
      <Button
        look="quiet"
        onClick={() => {
          setRecovery(!recovery);
          setCode('');
          problems.clear();
        }}
      >
        {recovery ? 'Use the app instead' : 'Use a recovery code instead'}
      </Button>
    </SignInFrame>
  );
}
