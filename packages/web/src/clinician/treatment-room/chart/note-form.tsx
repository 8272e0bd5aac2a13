import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { Problems } from '../problems.tsx';
import { DraftLabel, useDraft } from '../record/draft.tsx';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';

export function NoteForm() {
  const act = useOneAct();
  const [text, setText] = useState('');
  const draft = useDraft('note', text === '' ? undefined : text, (kept) => {
    if (typeof kept === 'string') setText((now) => (now === '' ? kept : now));
  });
  return (
    <div className={styles.quickForm}>
      <label htmlFor="note" className="visually-hidden">
        Note
      </label>
      <textarea id="note" rows={3} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button
        disabled={text.trim() === '' || act.busy}
        onClick={() =>
          void act.send({ kind: 'note.added', data: { text: text.trim() } }).then((stored) => {
            if (stored) setText('');
          })
        }
      >
        Add the note
      </Button>
      <DraftLabel draft={draft} onDiscard={() => setText('')} />
      <Problems of={act.problems} />
    </div>
  );
}
