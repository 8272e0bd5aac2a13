import { expectedEnd, given } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { NO_QUANTITY } from '../../../kit/ui/quantity-field.tsx';
import { amount, mgPerHourOf } from '../chart/amounts.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import { pumpRateOf, RateField } from './rate-field.tsx';

/** Another rate from now on; what the pump is set to and how long the rest lasts are shown before it is recorded. */
export function RateForm({ onClose }: { onClose: () => void }) {
  const { state, zone, problemsOf } = useCharting();
  const identity = useIdentity();
  const at = useAt(1000);
  const act = useOneAct();
  const [typed, setTyped] = useState(NO_QUANTITY);
  const [reason, setReason] = useState('');
  const infusion = state.infusions.at(-1);
  if (infusion === undefined) return null;
  const rate = pumpRateOf(typed, infusion.concentrationMgPerMl);
  const rateMgPerH = rate === undefined ? undefined : mgPerHourOf(rate, infusion.concentrationMgPerMl);
  const data =
    rate === undefined || rateMgPerH === undefined
      ? undefined
      : { rateMlPerH: rate.toNumber(), rateMgPerH, reason: reason.trim() };
  const held =
    data === undefined || data.reason === '' ? [] : problemsOf({ kind: 'infusion.rateChanged', data });
  const left = given(state, at).remainingMg;
  const end = expectedEnd(state);
  const now = infusion.segments.at(-1);
  return (
    <ConfirmAct
      open
      title="Change the rate"
      act={rate === undefined ? 'Change the rate' : `Run at ${amount(rate.toNumber(), 'mL/h')} from now`}
      identity={identity}
      busy={act.busy}
      disabled={data === undefined || data.reason === '' || held.length > 0}
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => {
        if (data !== undefined)
          void act.send({ kind: 'infusion.rateChanged', data }).then((stored) => {
            if (stored) onClose();
          });
      }}
      onClose={onClose}
    >
      <p>
        Now {amount(now?.rateMgPerH ?? 0, 'mg/h', 2)}, the pump at {amount(now?.rateMlPerH ?? 0, 'mL/h')}
        {end === undefined ? '' : `, ends ${formatTime(end, zone)}`}; {amount(left, 'mg', 1)} to go.
      </p>
      <RateField
        name="new-rate"
        label="New rate"
        concentrationMgPerMl={infusion.concentrationMgPerMl}
        value={typed}
        onChange={setTyped}
      />
      {rateMgPerH === undefined || rateMgPerH === 0 ? null : (
        <p>The rest lasts {amount((left / rateMgPerH) * 60, 'min', 0)}.</p>
      )}
      <TextField
        name="rate-reason"
        label="Why"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <Problems of={held.map((one) => one.message)} />
    </ConfirmAct>
  );
}
