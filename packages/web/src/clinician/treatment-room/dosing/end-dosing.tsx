import type { FactData } from '@titrate/clinical/session';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Choices } from '../../../kit/ui/field.tsx';
import { useIdentity } from '../identity.tsx';
import { optionsOf } from '../record/words.ts';
import { useOneAct } from '../use-act.ts';

type Reason = FactData['dosing.ended']['reason'];
const WORDS: Record<Reason, string> = {
  completed: 'Everything ordered was given',
  partial: 'Part of it was given',
  'stop-now': 'An alert or sign that says stop',
  'patient-request': 'The patient asks to stop',
  prescriber: 'The prescriber decides',
  other: 'Other',
};

/** No more of it in this session, though the order is not exhausted. */
export function EndDosing() {
  const identity = useIdentity();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState<Reason>();
  return (
    <>
      <p>
        <Button look="secondary" onClick={() => setOpen(true)}>
          End dosing…
        </Button>
      </p>
      {open ? (
        <ConfirmAct
          open
          risky
          title="End dosing"
          act="End dosing"
          identity={identity}
          busy={act.busy}
          disabled={reason === undefined}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() => {
            if (reason !== undefined)
              void act.send({ kind: 'dosing.ended', data: { reason } }).then((stored) => {
                if (stored) setOpen(false);
              });
          }}
          onClose={() => setOpen(false)}
        >
          <Choices
            legend="Why"
            name="end-reason"
            value={reason}
            options={optionsOf(WORDS)}
            onChange={setReason}
          />
        </ConfirmAct>
      ) : null}
    </>
  );
}
