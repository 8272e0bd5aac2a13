import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { amount } from '../chart/amounts.ts';
import { boundsOf } from '../chart/bounds.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import { RepeatReason } from './repeat-reason.tsx';

/** A bolus within the ordered dose. */
export function BolusForm() {
  const { problemsOf, needsServer } = useCharting();
  const identity = useIdentity();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const [mg, setMg] = useState(NO_QUANTITY);
  const [reason, setReason] = useState('');
  const [repeat, setRepeat] = useState('');
  const data =
    mg.value === undefined || reason.trim() === ''
      ? undefined
      : {
          amountMg: mg.value.toNumber(),
          reason: reason.trim(),
          ...(repeat.trim() === '' ? {} : { repeatReason: repeat.trim() }),
        };
  const held = data === undefined || act.busy ? [] : problemsOf({ kind: 'bolus.given', data });
  return (
    <>
      <p>
        <Button look="secondary" disabled={needsServer !== undefined} onClick={() => setOpen(true)}>
          Bolus…
        </Button>
      </p>
      {open ? (
        <ConfirmAct
          open
          title="Bolus"
          act={
            mg.value === undefined ? 'Give the bolus' : `Give ${amount(mg.value.toNumber(), 'mg')} as a bolus`
          }
          identity={identity}
          busy={act.busy}
          disabled={data === undefined || held.length > 0}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() => {
            if (data !== undefined)
              void act.send({ kind: 'bolus.given', data }).then((stored) => {
                if (stored) setOpen(false);
              });
          }}
          onClose={() => setOpen(false)}
        >
          <QuantityField
            name="bolus-mg"
            label="Amount"
            unit="mg"
            bounds={boundsOf('bolus.given', 'amountMg')}
            value={mg}
            onChange={setMg}
          />
          <TextField
            name="bolus-reason"
            label="Why"
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          <RepeatReason problems={held} value={repeat} onChange={setRepeat} />
          <Problems of={held.map((one) => one.message)} />
        </ConfirmAct>
      ) : null}
    </>
  );
}
