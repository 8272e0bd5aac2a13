import type { GateEvaluation } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { useIdentity } from '../identity.tsx';
import { useCharting } from '../record/charting.tsx';
import room from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import styles from './gate.module.css';

const ROLES = ['nurse', 'prescriber'] as const;

/** Two people sign: a nurse and a prescriber, each for themselves (4.1). */
export function GateSignatures({ gate }: { gate: GateEvaluation }) {
  const { state, zone } = useCharting();
  const { user } = useClinic();
  const identity = useIdentity();
  const act = useOneAct();
  const [signing, setSigning] = useState<(typeof ROLES)[number]>();
  return (
    <div className={styles.signatures}>
      {ROLES.map((role) => {
        const signed = state.gateSignatures[role];
        const mine = user.roles[0] === role;
        return (
          <div key={role} className={styles.signature}>
            <strong>{role === 'nurse' ? 'Nurse' : 'Prescriber'}</strong>
            {signed === undefined ? (
              <Button
                look={mine ? 'primary' : 'secondary'}
                disabled={!mine || gate.outcome !== 'clear'}
                onClick={() => setSigning(role)}
              >
                Sign the gate as {role}
              </Button>
            ) : (
              <span>
                Signed by {signed.by.type === 'person' ? signed.by.name : signed.by.type} at{' '}
                {formatTime(signed.at, zone)}
              </span>
            )}
          </div>
        );
      })}
      {gate.outcome === 'clear' ? null : (
        <p className={room.quiet}>
          Held by {[...gate.blockedBy, ...gate.needsOverride].filter((rule) => rule !== 'GT-08').join(', ')}
        </p>
      )}
      {signing === undefined ? null : (
        <ConfirmAct
          open
          title="Sign the gate"
          act={`Sign the gate as ${signing}`}
          identity={identity}
          busy={act.busy}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() =>
            void act.send({ kind: 'gate.signed', data: { as: signing } }).then((stored) => {
              if (stored) setSigning(undefined);
            })
          }
          onClose={() => setSigning(undefined)}
        >
          <p>Every check is answered and clear, or overridden with a reason.</p>
        </ConfirmAct>
      )}
    </div>
  );
}
