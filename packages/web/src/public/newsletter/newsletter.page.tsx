import { useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import styles from './newsletter.module.css';
import { confirm, unsubscribe } from './requests.ts';

export function ConfirmPage() {
  return (
    <OneClick
      title="Confirm the newsletter"
      text="Press the button and the letter will come to this address, a few times a year."
      act="Confirm"
      done="Thank you. You are on the list."
      run={confirm}
    />
  );
}

export function UnsubscribePage() {
  return (
    <OneClick
      title="Stop the newsletter"
      text="Press the button and we will forget your address."
      act="Stop the letter"
      done="Done. We have removed your address."
      run={unsubscribe}
    />
  );
}

interface OneClickProps {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly done: string;
  readonly run: (token: string) => Promise<unknown>;
}

/** A button, not a visit, does the act: mail programs open links by themselves. The token stands after `#`. */
function OneClick({ title, text, act, done, run }: OneClickProps) {
  const [token] = useState(() => new URLSearchParams(window.location.hash.slice(1)).get('token') ?? '');
  const [state, setState] = useState<'open' | 'busy' | 'done' | 'failed'>('open');
  const go = async () => {
    setState('busy');
    try {
      await run(token);
      setState('done');
    } catch {
      setState('failed');
    }
  };
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      {state === 'done' ? <p role="status">{done}</p> : null}
      {state === 'failed' || token === '' ? (
        <p role="alert">
          This link does not work any more. Please sign up again, or use the newest letter you have.
        </p>
      ) : null}
      {state !== 'done' && token !== '' ? (
        <>
          <p>{text}</p>
          <Button size="large" disabled={state === 'busy'} onClick={() => void go()}>
            {act}
          </Button>
        </>
      ) : null}
    </div>
  );
}
