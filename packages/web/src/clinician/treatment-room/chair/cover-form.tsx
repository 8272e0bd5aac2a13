import { alertTableOf } from '@titrate/clinical/session';
import { useState } from 'react';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField } from '../../../kit/ui/field.tsx';
import { useIdentity } from '../identity.tsx';
import { useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import { useColleagues } from './colleagues.ts';

/** Names the second person of a chair (ALM-09). */
export function CoverForm({ onClose }: { onClose: () => void }) {
  const identity = useIdentity();
  const { state } = useCharting();
  const colleagues = useColleagues().filter((one) => one.value !== state.nurse?.data.to.id);
  const act = useOneAct();
  const { escalation } = alertTableOf(state);
  const [to, setTo] = useState('');
  const chosen = colleagues.find((one) => one.value === to);
  const name = async () => {
    if (chosen === undefined) return;
    const stored = await act.send({
      kind: 'cover.named',
      data: { to: { id: chosen.value, name: chosen.name } },
    });
    if (stored) onClose();
  };
  return (
    <ConfirmAct
      open
      title="Second person of this chair"
      act={chosen === undefined ? 'Name the second person' : `Name ${chosen.name}`}
      identity={identity}
      busy={act.busy}
      disabled={chosen === undefined}
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => void name()}
      onClose={onClose}
    >
      <p>
        A high alert that nobody has answered goes to this person after {escalation.secondPersonAfterS} s, and
        to all staff on site after {escalation.allStaffAfterS} s.
      </p>
      <SelectField
        name="cover-to"
        label="Second person"
        options={colleagues}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
