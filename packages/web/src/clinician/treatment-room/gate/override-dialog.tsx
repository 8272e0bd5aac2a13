import type { GateFinding } from '@titrate/clinical/session';
import { useState } from 'react';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextAreaField } from '../../../kit/ui/field.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useIdentity } from '../identity.tsx';
import { useOneAct } from '../use-act.ts';

/** A prescriber goes on against a rule, with a reason; the record's parser asks for at least 15 characters. */
export function OverrideDialog({ finding, onClose }: { finding: GateFinding; onClose: () => void }) {
  const { user } = useClinic();
  const identity = useIdentity();
  const act = useOneAct();
  const [reason, setReason] = useState('');
  const isPrescriber = user.roles.includes('prescriber');
  return (
    <ConfirmAct
      open
      risky
      title={`Go on against ${finding.rule}`}
      act={`Override ${finding.rule}`}
      identity={identity}
      busy={act.busy}
      disabled={!isPrescriber || reason.trim() === ''}
      problem={
        isPrescriber
          ? act.problems.length === 0
            ? undefined
            : act.problems.join('. ')
          : 'Only a prescriber may override. Ask the prescriber to sign in on another screen.'
      }
      onAct={() =>
        void act
          .send({
            kind: 'override.recorded',
            data: { rule: finding.rule, ruleVersion: finding.version, reason },
          })
          .then((stored) => {
            if (stored) onClose();
          })
      }
      onClose={onClose}
    >
      <p>{finding.clinicianText}</p>
      <p>To clear without an override: {finding.clears}</p>
      <TextAreaField
        name="override-reason"
        label="Your reason, at least 15 characters"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
