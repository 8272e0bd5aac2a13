import type { FactData } from '@titrate/clinical/session';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { Problems } from '../problems.tsx';
import { optionsOf } from '../record/words.ts';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';

type Decision = FactData['prescriber.reviewed']['decision'];
const WORDS: Record<Decision, string> = {
  continue: 'Continue',
  pause: 'Pause',
  stop: 'Stop',
  observe: 'Observe',
  treat: 'Treat',
  transfer: 'Transfer',
};

/** A prescriber came to the chair and decided; ST-01 and ST-02 wait for it. */
export function PrescriberReview() {
  const { user } = useClinic();
  const act = useOneAct();
  const [decision, setDecision] = useState('');
  const [note, setNote] = useState('');
  if (!user.roles.includes('prescriber')) return null;
  const chosen = optionsOf(WORDS).find((one) => one.value === decision)?.value;
  return (
    <form
      className={styles.details}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen === undefined) return;
        void act
          .send({
            kind: 'prescriber.reviewed',
            data: { decision: chosen, ...(note.trim() === '' ? {} : { note: note.trim() }) },
          })
          .then((stored) => {
            if (!stored) return;
            setDecision('');
            setNote('');
          });
      }}
    >
      <div className={styles.detail}>
        <label htmlFor="review-decision">At the chair I decide</label>
        <select
          id="review-decision"
          value={decision}
          onChange={(event) => setDecision(event.currentTarget.value)}
        >
          <option value="">Choose…</option>
          {optionsOf(WORDS).map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </div>
      <div className={styles.detail}>
        <label htmlFor="review-note">Note</label>
        <input
          id="review-note"
          size={30}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" look="secondary" disabled={chosen === undefined || act.busy}>
        Record the decision
      </Button>
      <Problems of={act.problems} />
    </form>
  );
}
