import { Link } from '@tanstack/react-router';
import { acceptStaffInvitation } from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import styles from './sign-in.module.css';
import { SignInFrame } from './sign-in-frame.tsx';

/** A new colleague opens the invitation and sets a password; the second factor comes with the first sign-in. */
export function JoinPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const problems = useFormProblems();
  const accept = useAct(acceptStaffInvitation);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = acceptStaffInvitation.body?.safeParse({ token, password });
    const found = (parsed?.error?.issues ?? []).map((issue) => ({
      field: issue.path.join('.'),
      message: `The password needs ${issue.message}`,
    }));
    if (found.length === 0 && again !== password)
      found.push({ field: 'again', message: 'The two passwords differ' });
    problems.show(found);
    if (found.length > 0) return;
    accept.mutate({ body: { token, password } }, { onError: problems.showRefusal });
  };

  if (accept.data !== undefined) {
    return (
      <SignInFrame
        title="Your password is set"
        lead={`Sign in as ${accept.data.email}. You will then set up your second factor.`}
      >
        <Link to="/sign-in">Go to sign-in</Link>
      </SignInFrame>
    );
  }
  return (
    <SignInFrame
      title="Welcome to the team"
      lead="Set a password. A sentence of four or five words is easy to keep in mind and hard to guess."
    >
      <ErrorSummary problems={problems.all} />
      <form onSubmit={submit} className={styles.card} noValidate>
        <TextField
          name="password"
          label="New password"
          hint="At least 12 characters, any you like"
          type="password"
          autoComplete="new-password"
          value={password}
          error={problems.of('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <TextField
          name="again"
          label="The same again"
          type="password"
          autoComplete="new-password"
          value={again}
          error={problems.of('again')}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
        <Button type="submit" disabled={accept.isPending}>
          Set my password
        </Button>
      </form>
    </SignInFrame>
  );
}
