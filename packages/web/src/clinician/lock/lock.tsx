import { signOut, stepUp } from '@titrate/contract';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { call } from '../../kit/api/client.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { now } from '../../kit/clock/clock.ts';
import { useLiveState } from '../../kit/live/use-live.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import styles from './lock.module.css';
import {
  FULL_SIGN_IN_AFTER_MS,
  isIdle,
  lockedSince,
  lockHere,
  unlockHere,
  watchActivity,
} from './lock-state.ts';

interface WorkstationLockProps {
  readonly user: { readonly id: string; readonly name: string };
  /** Minutes without a touch; 0 never locks. */
  readonly afterMin: number;
  readonly children: ReactNode;
}

/**
 * Covers the screen after some minutes without a touch (SEC-04). What is behind stays as it is, with all that was typed,
 * and comes back to the same person; anybody else signs in, and gets a screen of their own. While there is no network
 * nobody could unlock it, so it does not lock then: charting at the chair goes on.
 */
export function WorkstationLock({ user, afterMin, children }: WorkstationLockProps) {
  const heard = useLiveState().kind === 'live';
  const [locked, setLocked] = useState(() => afterMin > 0 && lockedSince(user.id) !== undefined);
  useEffect(() => {
    if (afterMin === 0) return undefined;
    const activity = watchActivity();
    const timer = setInterval(() => {
      if (heard && isIdle(activity.last(), performance.now(), afterMin)) lockHere(user.id, now());
      setLocked(lockedSince(user.id) !== undefined);
    }, 2000);
    return () => {
      activity.stop();
      clearInterval(timer);
    };
  }, [afterMin, heard, user.id]);
  return (
    <>
      <div className={styles.behind} data-locked={locked} inert={locked}>
        {children}
      </div>
      {locked ? (
        <LockScreen
          user={user}
          onUnlock={() => {
            unlockHere();
            setLocked(false);
          }}
        />
      ) : null}
    </>
  );
}

function LockScreen({ user, onUnlock }: Pick<WorkstationLockProps, 'user'> & { onUnlock: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  const unlock = async (text: string) => {
    setBusy(true);
    try {
      const since = lockedSince(user.id);
      if (since !== undefined && now() - since >= FULL_SIGN_IN_AFTER_MS) return await signInAnew();
      await call(stepUp, { body: { code: text } });
      onUnlock();
    } catch (error) {
      setCode('');
      setProblem(wordsOf(error));
    }
    return setBusy(false);
  };
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !busy) void unlock(digits);
  };
  return (
    <dialog
      ref={dialog}
      className={styles.lock}
      aria-labelledby="lock-title"
      onCancel={(event) => event.preventDefault()}
    >
      <h1 id="lock-title">Locked</h1>
      <p>
        {user.name}, type the six digits your authenticator app shows now. The screen and what you typed are
        as you left them. Alerts still sound; look at the monitor.
      </p>
      <TextField
        name="unlock-code"
        label="Six-digit code"
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        error={problem}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <div className={styles.acts}>
        <Button disabled={busy || code.length !== 6} onClick={() => void unlock(code)}>
          Unlock
        </Button>
        <Button look="secondary" onClick={() => void signInAnew()}>
          Somebody else: sign in
        </Button>
      </div>
    </dialog>
  );
}

/** Ends this sign-in and leaves the page, so that nothing of it stays in memory; drafts wait, sealed, for their owner (UI-45). */
async function signInAnew(): Promise<void> {
  await call(signOut).catch(() => undefined);
  unlockHere();
  location.assign('/clinic/sign-in');
}
