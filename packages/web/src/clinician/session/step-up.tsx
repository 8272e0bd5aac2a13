import { stepUp } from '@titrate/contract';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { call } from '../../kit/api/client.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { type AskForPresence, StepUpContext } from '../../kit/api/step-up.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { TextField } from '../../kit/ui/field.tsx';

/** Asks for a fresh one-time code when an act needs proof that the person is there; good for a few minutes. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const answer = useRef<(proved: boolean) => void>(undefined);

  const ask: AskForPresence = useCallback(
    () =>
      new Promise((resolve) => {
        answer.current?.(false);
        answer.current = resolve;
        setCode('');
        setProblem(undefined);
        setOpen(true);
      }),
    [],
  );
  const finish = (proved: boolean) => {
    setOpen(false);
    answer.current?.(proved);
    answer.current = undefined;
  };
  const prove = async (text: string) => {
    setBusy(true);
    try {
      await call(stepUp, { body: { code: text } });
      finish(true);
    } catch (error) {
      setCode('');
      setProblem(wordsOf(error));
    }
    setBusy(false);
  };
  const type = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 6);
    setCode(digits);
    if (digits.length === 6 && !busy) void prove(digits);
  };

  return (
    <StepUpContext value={ask}>
      {children}
      <ConfirmAct
        open={open}
        title="Confirm that it is you"
        act="Confirm with this code"
        busy={busy}
        disabled={code.length !== 6}
        problem={problem}
        onAct={() => void prove(code)}
        onClose={() => finish(false)}
      >
        <p>This act is recorded under your name. Type the six digits your authenticator app shows now.</p>
        <TextField
          name="step-up-code"
          label="Six-digit code"
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          onChange={(event) => type(event.currentTarget.value)}
        />
      </ConfirmAct>
    </StepUpContext>
  );
}
