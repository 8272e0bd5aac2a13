import { expectedEnd, given } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { TextField } from '../../../kit/ui/field.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { amount, mgPerHourOf } from '../chart/amounts.ts';
import { boundsOf } from '../chart/bounds.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';

/** Another rate from now on; what it means in mg/h is shown before it is recorded. */
export function RateForm({ onClose }: { onClose: () => void }) {
  const { state, zone, problemsOf } = useCharting();
  const identity = useIdentity();
  const at = useAt(1000);
  const act = useOneAct();
  const [rate, setRate] = useState(NO_QUANTITY);
  const [reason, setReason] = useState('');
  const infusion = state.infusions.at(-1);
  if (infusion === undefined) return null;
  const rateMgPerH =
    rate.value === undefined ? undefined : mgPerHourOf(rate.value, infusion.concentrationMgPerMl);
  const data =
    rate.value === undefined || rateMgPerH === undefined
      ? undefined
      : { rateMlPerH: rate.value.toNumber(), rateMgPerH, reason: reason.trim() };
  const held =
    data === undefined || data.reason === '' ? [] : problemsOf({ kind: 'infusion.rateChanged', data });
  const left = given(state, at).remainingMg;
  const end = expectedEnd(state);
  const text = rate.value === undefined ? '' : amount(rate.value.toNumber(), 'mL/h');
  return (
    <ConfirmAct
      open
      title="Change the rate"
      act={rate.value === undefined ? 'Change the rate' : `Run at ${text} from now`}
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
        Now {amount(infusion.segments.at(-1)?.rateMlPerH ?? 0, 'mL/h')}
        {end === undefined ? '' : `, ends ${formatTime(end, zone)}`}; {amount(left, 'mg', 1)} to go.
      </p>
      <QuantityField
        name="new-rate"
        label="New rate"
        unit="mL/h"
        bounds={boundsOf('infusion.rateChanged', 'rateMlPerH')}
        value={rate}
        onChange={setRate}
      />
      {rateMgPerH === undefined || rateMgPerH === 0 ? null : (
        <p>
          {text} of {infusion.concentrationMgPerMl} mg per mL is {amount(rateMgPerH, 'mg/h')}: the rest lasts{' '}
          {amount((left / rateMgPerH) * 60, 'min', 0)}.
        </p>
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
