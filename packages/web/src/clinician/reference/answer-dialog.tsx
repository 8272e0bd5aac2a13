import { answerSignOffs, listSignOffs, type SignOff } from '@titrate/contract';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { count } from '../../kit/format/text.ts';
import { type SecondAnswer, SecondPersonDialog } from '../../kit/ui/second-person-dialog.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';

interface AnswerDialogProps {
  readonly proposals: readonly SignOff[];
  readonly onClose: () => void;
}

/** The second person's answer to some proposals at once. */
export function AnswerDialog({ proposals, onClose }: AnswerDialogProps) {
  const { clinic } = useClinic();
  const act = useAct(answerSignOffs, { refreshes: [listSignOffs] });
  const what = count(proposals.length, 'proposal');
  const send = (answer: SecondAnswer) =>
    act.mutate(
      {
        params: { clinicId: clinic.id },
        body: { signOffIds: proposals.map((one) => one.id), ...answer },
      },
      {
        onSuccess: () => {
          toast(answer.approved ? `Approved: ${what}` : `Turned down: ${what}`);
          onClose();
        },
      },
    );
  return (
    <SecondPersonDialog
      approval="I have read it and approve"
      acts={{ approve: `Approve ${what}`, turnDown: `Turn down ${what}` }}
      busy={act.isPending}
      problem={act.isError ? wordsOf(act.error) : undefined}
      onAnswer={send}
      onClose={onClose}
    >
      <p>
        {proposals
          .slice(0, 8)
          .map((one) => one.ref)
          .join(', ')}
        {proposals.length > 8 ? ` and ${proposals.length - 8} more` : ''}
      </p>
    </SecondPersonDialog>
  );
}
