import { useState } from 'react';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField, TextAreaField } from '../../../kit/ui/field.tsx';
import { useIdentity } from '../identity.tsx';
import { useOneAct } from '../use-act.ts';
import { useColleagues } from './colleagues.ts';

/** Offers the chair to a colleague with what worries; it stays here until that colleague accepts (ADM-03). */
export function HandOverForm({ onClose }: { onClose: () => void }) {
  const identity = useIdentity();
  const colleagues = useColleagues();
  const act = useOneAct();
  const [to, setTo] = useState('');
  const [concerns, setConcerns] = useState('');
  const chosen = colleagues.find((one) => one.value === to);
  const offer = async () => {
    if (chosen === undefined) return;
    const said = concerns.trim() === '' ? {} : { concerns: concerns.trim() };
    const stored = await act.send({
      kind: 'nurse.assigned',
      data: { to: { id: chosen.value, name: chosen.name }, accepted: false, ...said },
    });
    if (stored) onClose();
  };
  return (
    <ConfirmAct
      open
      title="Hand this chair over"
      act={chosen === undefined ? 'Offer the chair' : `Offer the chair to ${chosen.name}`}
      identity={identity}
      busy={act.busy}
      disabled={chosen === undefined}
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => void offer()}
      onClose={onClose}
    >
      <p>You keep the chair, and its alerts call you, until your colleague accepts it by name.</p>
      <SelectField
        name="hand-over-to"
        label="To"
        options={colleagues}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <TextAreaField
        name="hand-over-concerns"
        label="Concerns"
        hint="What the numbers do not say"
        optional
        value={concerns}
        onChange={(event) => setConcerns(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
