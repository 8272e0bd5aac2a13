import type { FactData } from '@titrate/clinical/session';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Choices, TextAreaField } from '../../../kit/ui/field.tsx';
import { useIdentity } from '../identity.tsx';
import { useCharting } from '../record/charting.tsx';
import { optionsOf } from '../record/words.ts';
import { useOneAct } from '../use-act.ts';

type Manner = FactData['session.ended']['manner'];
const WORDS: Record<Manner, string> = {
  'left-before-criteria': 'Left before the criteria were met',
  'transferred-to-emergency-care': 'Transferred to emergency care',
  died: 'Died',
};

/** The patient is no longer here though the criteria were not met (EM-12, transfer). */
export function LeaveEarly() {
  const { state } = useCharting();
  const identity = useIdentity();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const [manner, setManner] = useState<Manner>();
  const [note, setNote] = useState('');
  if (!['gate', 'ready', 'dosing', 'recovery'].includes(state.phase.name)) return null;
  return (
    <p>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        The patient is gone without discharge…
      </Button>
      {open ? (
        <ConfirmAct
          open
          risky
          title="Gone without discharge"
          act="Record that the patient is gone"
          identity={identity}
          busy={act.busy}
          disabled={manner === undefined || note.trim() === ''}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() => {
            if (manner === undefined) return;
            void act.send({ kind: 'session.ended', data: { manner, note: note.trim() } }).then((stored) => {
              if (stored) setOpen(false);
            });
          }}
          onClose={() => setOpen(false)}
        >
          <Choices
            legend="How"
            name="leave-manner"
            value={manner}
            options={optionsOf(WORDS)}
            onChange={setManner}
          />
          <TextAreaField
            name="leave-note"
            label="Risk talk, escort called, what was said"
            rows={3}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </ConfirmAct>
      ) : null}
    </p>
  );
}
