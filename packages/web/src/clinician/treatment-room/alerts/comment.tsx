import { commentOnAlert } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../../kit/api/hooks.ts';
import { wordsOf } from '../../../kit/api/problems.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { TextAreaField } from '../../../kit/ui/field.tsx';
import { Folded } from '../../../kit/ui/folded.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import styles from './alerts.module.css';

/** What a nurse thinks of an alert, too early, too late or for nothing, to whoever answers for its rule (DSI-03). */
export function CommentOnAlert({ rule, alertId }: { readonly rule: string; readonly alertId: string }) {
  return (
    <Folded className={`${room.more} no-print`} summary={`Comment on this alert (${rule})`}>
      {() => <CommentForm rule={rule} alertId={alertId} />}
    </Folded>
  );
}

function CommentForm({ rule, alertId }: { readonly rule: string; readonly alertId: string }) {
  const { clinic } = useClinic();
  const { session } = useCharting();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  const comment = useAct(commentOnAlert);
  const send = () =>
    comment.mutate(
      { params: { clinicId: clinic.id }, body: { id, rule, sessionId: session.id, text } },
      {
        onSuccess: () => {
          toast('Your comment is in the work list');
          setText('');
          setId(crypto.randomUUID());
        },
      },
    );
  return (
    <div className={styles.comment}>
      <TextAreaField
        name={`comment-${alertId}`}
        label="Comment"
        hint="Not part of the record. Whoever signs the limits reads it and answers."
        rows={2}
        maxLength={1000}
        value={text}
        error={comment.isError ? wordsOf(comment.error) : undefined}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        size="small"
        look="secondary"
        disabled={comment.isPending || text.trim().length < 3}
        onClick={send}
      >
        Send the comment
      </Button>
    </div>
  );
}
