import { type ReactNode, useState } from 'react';
import { ConfirmAct } from './confirm-act.tsx';
import { Choices } from './field.tsx';
import { ReasonField } from './reason-dialog.tsx';

export type SecondAnswer =
  | { readonly approved: true }
  | { readonly approved: false; readonly reason: string };

interface SecondPersonDialogProps {
  /** What the answer is about, read before it is given. */
  readonly children?: ReactNode;
  /** What somebody who approves says of it. */
  readonly approval: string;
  /** Words of the button for each answer. */
  readonly acts: { readonly approve: string; readonly turnDown: string };
  readonly busy: boolean;
  readonly problem: string | undefined;
  readonly onAnswer: (answer: SecondAnswer) => void;
  readonly onClose: () => void;
}

/** The second of two people: approves, or turns down with a reason. */
export function SecondPersonDialog(props: SecondPersonDialogProps) {
  const { children, approval, acts, busy, problem, onAnswer, onClose } = props;
  const [answer, setAnswer] = useState<'approve' | 'turn-down'>();
  const [reason, setReason] = useState('');
  const turnsDown = answer === 'turn-down';
  return (
    <ConfirmAct
      open={true}
      title="Answer as the second person"
      act={turnsDown ? acts.turnDown : acts.approve}
      busy={busy}
      disabled={answer === undefined || (turnsDown && reason.trim().length < 3)}
      problem={problem}
      onAct={() => onAnswer(turnsDown ? { approved: false, reason } : { approved: true })}
      onClose={onClose}
    >
      {children}
      <Choices
        legend="Your answer"
        name="answer"
        value={answer}
        onChange={setAnswer}
        options={[
          { value: 'approve', label: approval },
          { value: 'turn-down', label: 'I turn it down' },
        ]}
      />
      {turnsDown ? <ReasonField value={reason} onChange={setReason} /> : null}
    </ConfirmAct>
  );
}
