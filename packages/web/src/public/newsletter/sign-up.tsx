import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { TextField, Tick } from '../../kit/ui/field.tsx';
import styles from './newsletter.module.css';

type State =
  | { readonly kind: 'open' | 'sending' | 'sent' }
  | { readonly kind: 'failed'; readonly message: string };

/** E-mail and a tick; nothing comes until the link in one e-mail is followed. */
export function SignUp() {
  const [email, setEmail] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [tried, setTried] = useState(false);
  const [state, setState] = useState<State>({ kind: 'open' });
  const emailProblem = /^\S+@\S+\.\S+$/.test(email.trim())
    ? undefined
    : 'Enter an e-mail address, such as name@example.org';
  const agreeProblem = agreed ? undefined : 'Tick the box to agree';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (emailProblem !== undefined || agreeProblem !== undefined) return;
    setState({ kind: 'sending' });
    try {
      const { subscribe } = await import('./requests.ts');
      await subscribe(email.trim());
      setState({ kind: 'sent' });
    } catch {
      setState({ kind: 'failed', message: 'That did not go through. Please try again later.' });
    }
  };

  return (
    <section aria-labelledby="newsletter-title">
      <h2 id="newsletter-title">A letter now and then</h2>
      {state.kind === 'sent' ? (
        <p role="status">
          Thank you. We have sent one e-mail with a link. Nothing else comes until you open it.
        </p>
      ) : (
        <form className={styles.form} onSubmit={submit} noValidate>
          <p>New findings in plain words, a few times a year. You can stop with one click.</p>
          <TextField
            name="newsletter-email"
            label="E-mail"
            type="email"
            autoComplete="email"
            value={email}
            error={tried ? emailProblem : undefined}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <Tick
            name="newsletter-agree"
            checked={agreed}
            onChange={setAgreed}
            error={tried ? agreeProblem : undefined}
          >
            Yes, send me the letter
          </Tick>
          {state.kind === 'failed' ? <p role="alert">{state.message}</p> : null}
          <Button type="submit" look="secondary" disabled={state.kind === 'sending'}>
            {state.kind === 'sending' ? 'Sending…' : 'Sign up'}
          </Button>
        </form>
      )}
    </section>
  );
}
