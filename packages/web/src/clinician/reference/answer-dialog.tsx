import { answerSignOffs, listSignOffs, type SignOff } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { count } from '../../kit/format/text.ts';
import { ConfirmAct } from '../../kit/ui/confirm-act.tsx';
import { Choices, TextAreaField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './reference.module.css';

interface AnswerDialogProps {
  readonly proposals: readonly SignOff[];
  readonly onClose: () => void;
}

/** The second of two people: approves, or turns down with a reason. */
export function AnswerDialog({ proposals, onClose }: AnswerDialogProps) {
  const { clinic } = useClinic();
  const [answer, setAnswer] = useState<'approve' | 'turn-down'>();
  const [reason, setReason] = useState('');
  const act = useAct(answerSignOffs, { refreshes: [listSignOffs] });
  const what = count(proposals.length, 'proposal');
  const send = () =>
    act.mutate(
      {
        params: { clinicId: clinic.id },
        body: {
          signOffIds: proposals.map((one) => one.id),
          ...(answer === 'approve' ? { approved: true as const } : { approved: false as const, reason }),
        },
      },
      {
        onSuccess: () => {
          toast(answer === 'approve' ? `Approved: ${what}` : `Turned down: ${what}`);
          onClose();
        },
      },
    );
  return (
    <ConfirmAct
      open={true}
      title="Answer as the second person"
      act={answer === 'turn-down' ? `Turn down ${what}` : `Approve ${what}`}
      busy={act.isPending}
      disabled={answer === undefined || (answer === 'turn-down' && reason.trim().length < 3)}
      problem={act.isError ? wordsOf(act.error) : undefined}
      onAct={send}
      onClose={onClose}
    >
      <div className={styles.dialog}>
        <p>
          {proposals
            .slice(0, 8)
            .map((one) => one.ref)
            .join(', ')}
          {proposals.length > 8 ? ` and ${proposals.length - 8} more` : ''}
        </p>
        <Choices
          legend="Your answer"
          name="answer"
          value={answer}
          onChange={setAnswer}
          options={[
            { value: 'approve', label: 'I have read it and approve' },
            { value: 'turn-down', label: 'I turn it down' },
          ]}
        />
        {answer === 'turn-down' ? (
          <TextAreaField
            name="reason"
            label="Why"
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        ) : null}
      </div>
    </ConfirmAct>
  );
}
