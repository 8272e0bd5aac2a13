import { given } from '@titrate/clinical/session';
import { Decimal } from '@titrate/quantity';
import { useState } from 'react';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { Choices, TextField } from '../../../kit/ui/field.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { amount, mgPerHourOf } from '../chart/amounts.ts';
import { boundsOf } from '../chart/bounds.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useAt, useCharting } from '../record/charting.tsx';
import { useOneAct } from '../use-act.ts';
import { pumpRateOf, RateField } from './rate-field.tsx';

/** Going on after a pause, only when ST-02 to ST-04 allow it; what is missing is named before anything is pressed. */
export function ResumeForm({ onClose }: { onClose: () => void }) {
  const { state, problemsOf } = useCharting();
  const identity = useIdentity();
  const at = useAt(1000);
  const act = useOneAct();
  const [which, setWhich] = useState<'same' | 'other'>();
  const [other, setOther] = useState(NO_QUANTITY);
  const [rest, setRest] = useState(NO_QUANTITY);
  const [reason, setReason] = useState('');
  const infusion = state.infusions.at(-1);
  const before = infusion?.segments.at(-1);
  if (infusion === undefined || before === undefined) return null;
  const rate =
    which === 'same'
      ? Decimal.of(before.rateMlPerH)
      : which === 'other'
        ? pumpRateOf(other, infusion.concentrationMgPerMl)
        : undefined;
  const left = given(state, at).remainingMg;
  const dataAt = (rateMlPerH: Decimal, why: string) => ({
    rateMlPerH: rateMlPerH.toNumber(),
    rateMgPerH: mgPerHourOf(rateMlPerH, infusion.concentrationMgPerMl),
    reason: why,
    ...(rest.value === undefined ? {} : { remainingMg: rest.value.toNumber() }),
  });
  // Asked with the rate before the pause, so that the conditions show at once.
  const held = problemsOf({
    kind: 'infusion.resumed',
    data: dataAt(rate ?? Decimal.of(before.rateMlPerH), reason.trim() === '' ? 'not yet written' : reason),
  });
  return (
    <ConfirmAct
      open
      title="Resume the infusion"
      act={rate === undefined ? 'Resume' : `Resume at ${amount(rate.toNumber(), 'mL/h')}`}
      identity={identity}
      busy={act.busy}
      disabled={rate === undefined || reason.trim() === '' || held.length > 0}
      problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
      onAct={() => {
        if (rate !== undefined)
          void act.send({ kind: 'infusion.resumed', data: dataAt(rate, reason.trim()) }).then((stored) => {
            if (stored) onClose();
          });
      }}
      onClose={onClose}
    >
      <Problems title="Not yet:" of={held.map((one) => one.message)} />
      <Choices
        legend="Rate"
        name="resume-rate"
        value={which}
        options={[
          {
            value: 'same',
            label: `As before the pause: ${amount(before.rateMgPerH, 'mg/h', 2)}, the pump at ${amount(before.rateMlPerH, 'mL/h')}`,
          },
          { value: 'other', label: 'Another rate' },
        ]}
        onChange={setWhich}
      />
      {which === 'other' ? (
        <RateField
          name="resume-other"
          label="Rate"
          concentrationMgPerMl={infusion.concentrationMgPerMl}
          value={other}
          onChange={setOther}
        />
      ) : null}
      <QuantityField
        name="resume-rest"
        label="Lower what is still to be given (optional)"
        unit="mg"
        hint={`${amount(left, 'mg', 2)} remain; it may be less, never more`}
        bounds={boundsOf('infusion.resumed', 'remainingMg')}
        value={rest}
        onChange={setRest}
      />
      <TextField
        name="resume-reason"
        label="Why it goes on"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ConfirmAct>
  );
}
