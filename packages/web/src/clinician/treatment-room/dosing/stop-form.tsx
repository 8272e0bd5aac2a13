import { type FactData, given } from '@titrate/clinical/session';
import { useState } from 'react';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Choices, TextField } from '../../../kit/ui/field.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { amount } from '../chart/amounts.ts';
import { boundsOf } from '../chart/bounds.ts';
import { useIdentity } from '../identity.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { HALT_WORDS, optionsOf } from '../record/words.ts';
import { useOneAct } from '../use-act.ts';

type Reason = FactData['infusion.stopped']['reason'];
const WORDS: Record<Reason, string> = { completed: 'The dose is complete', ...HALT_WORDS };

/** The end of the infusion: complete, or early with its reason. There is no way back to dosing in this session. */
export function StopForm({ onClose }: { onClose: () => void }) {
  const { state } = useCharting();
  const identity = useIdentity();
  const at = useAt(1000);
  const act = useOneAct();
  const [reason, setReason] = useState<Reason>();
  const [note, setNote] = useState('');
  const [pump, setPump] = useState(NO_QUANTITY);
  const soFar = given(state, at);
  return (
    <ConfirmAct
      open
      risky
      title="Stop the infusion"
      act={`Stop at ${amount(soFar.totalMg, 'mg', 1)} given`}
      identity={identity}
      busy={act.busy}
      disabled={reason === undefined || (pump.text !== '' && pump.value === undefined)}
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => {
        if (reason === undefined) return;
        void act
          .send({
            kind: 'infusion.stopped',
            data: {
              reason,
              ...(note.trim() === '' ? {} : { note: note.trim() }),
              ...(pump.value === undefined ? {} : { pumpDeliveredMg: pump.value.toNumber() }),
            },
          })
          .then((stored) => {
            if (stored) onClose();
          });
      }}
      onClose={onClose}
    >
      <p>
        Dosing ends in this session and does not begin again. {amount(soFar.remainingMg, 'mg', 1)} of the
        order would not be given.
      </p>
      <Choices
        legend="Why"
        name="stop-reason"
        value={reason}
        options={optionsOf(WORDS)}
        onChange={setReason}
      />
      <QuantityField
        name="stop-pump"
        label="The pump says it delivered (optional)"
        unit="mg"
        hint="Wins over the calculated amount"
        bounds={boundsOf('infusion.stopped', 'pumpDeliveredMg')}
        value={pump}
        onChange={setPump}
      />
      <TextField
        name="stop-note"
        label="Note"
        optional
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
