import { answerLibrary, discardLibrary, type LibraryChange, readLibrary } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { formatDay } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { type SecondAnswer, SecondPersonDialog } from '../../../kit/ui/second-person-dialog.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic, useToday } from '../../shell/clinic-frame.tsx';
import { DifferenceTable } from './difference-table.tsx';
import styles from './limits.module.css';
import { ReplayReport } from './replay-report.tsx';

/** A change that waits for a second person: what changes, what it would have done, and the answer. */
export function Proposal({ change }: { readonly change: LibraryChange }) {
  const { clinic, user } = useClinic();
  const [answering, setAnswering] = useState(false);
  const discard = useAct(discardLibrary, { refreshes: [readLibrary] });
  const isOwn = change.author.id === user.id;
  const mayAnswer = !isOwn && user.roles.some((role) => role === 'owner' || role === 'prescriber');
  return (
    <div className={styles.proposal}>
      <p>
        Proposed by {change.author.name}
        {change.author.credentials === '' ? '' : `, ${change.author.credentials}`}: in force from{' '}
        {formatDay(change.effectiveOn)}, to be reviewed by {formatDay(change.reviewBy)}.{' '}
        {change.note === '' ? '' : `“${change.note}”`}
      </p>
      <DifferenceTable caption="What changes" before={change.before} after={change.values} />
      <h3>Over the last 90 days</h3>
      {change.replay === null ? null : <ReplayReport replay={change.replay} />}
      <div className={styles.acts}>
        {mayAnswer ? <Button onClick={() => setAnswering(true)}>Answer as the second person</Button> : null}
        {isOwn ? (
          <Button
            look="secondary"
            disabled={discard.isPending}
            onClick={() => discard.mutate({ params: { clinicId: clinic.id, changeId: change.id } })}
          >
            Take it back
          </Button>
        ) : null}
      </div>
      {discard.isError ? <p role="alert">{wordsOf(discard.error)}</p> : null}
      {answering ? <AnswerDialog change={change} onClose={() => setAnswering(false)} /> : null}
    </div>
  );
}

interface AnswerDialogProps {
  readonly change: LibraryChange;
  readonly onClose: () => void;
}

function AnswerDialog({ change, onClose }: AnswerDialogProps) {
  const { clinic } = useClinic();
  const today = useToday();
  // Nothing is in force before it is approved.
  const firstDay = change.effectiveOn < today ? today : change.effectiveOn;
  const act = useAct(answerLibrary, { refreshes: [readLibrary] });
  const send = (body: SecondAnswer) =>
    act.mutate(
      { params: { clinicId: clinic.id, changeId: change.id }, body },
      {
        onSuccess: () => {
          toast(body.approved ? 'The change is approved' : 'The change is turned down');
          onClose();
        },
      },
    );
  return (
    <SecondPersonDialog
      approval="I have read what changes and what it would have done, and approve"
      acts={{ approve: `Approve from ${formatDay(firstDay)}`, turnDown: 'Turn the change down' }}
      busy={act.isPending}
      problem={act.isError ? wordsOf(act.error) : undefined}
      onAnswer={send}
      onClose={onClose}
    />
  );
}
