import type { EventData } from '@titrate/clinical/session';
import { useState } from 'react';
import { Button } from '../../../kit/ui/button.tsx';
import { ConfirmAct } from '../../../kit/ui/confirm-act.tsx';
import { SelectField, TextField } from '../../../kit/ui/field.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { amount, drawnOf } from '../chart/amounts.ts';
import { boundsOf } from '../chart/bounds.ts';
import { useIdentity } from '../identity.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { optionsOf } from '../record/words.ts';
import { useOneAct } from '../use-act.ts';
import { useOrderSentence } from './order-summary.tsx';
import { RepeatReason } from './repeat-reason.tsx';

type Kind = 'injection.given' | 'oral.given';

const SITES: Record<EventData['injection.given']['site'], string> = {
  'deltoid-left': 'Left deltoid',
  'deltoid-right': 'Right deltoid',
  'gluteal-left': 'Left gluteal',
  'gluteal-right': 'Right gluteal',
  'thigh-left': 'Left thigh',
  'thigh-right': 'Right thigh',
  abdomen: 'Abdomen',
  other: 'Other',
};
const FORMS: Record<EventData['oral.given']['form'], string> = {
  solution: 'Solution',
  capsule: 'Capsule',
  tablet: 'Tablet',
  lozenge: 'Lozenge',
  troche: 'Troche',
  'rapid-dissolve-tablet': 'Rapid-dissolve tablet',
};

/** An injection or a swallowed dose: amount, where or what, lot and expiry typed each time (DOSE-20). */
export function PartForm({ kind }: { kind: Kind }) {
  const { state, saved, problemsOf } = useCharting();
  const identity = useIdentity();
  const sentence = useOrderSentence();
  const act = useOneAct();
  const [open, setOpen] = useState(false);
  const [mg, setMg] = useState(NO_QUANTITY);
  const [place, setPlace] = useState('');
  const [lot, setLot] = useState('');
  const [expiry, setExpiry] = useState('');
  const [repeat, setRepeat] = useState('');
  const injection = kind === 'injection.given';
  const words = injection ? SITES : FORMS;
  const { order } = state.opening?.data ?? {};
  const chosen = Object.keys(words).includes(place);
  const drawn = injection && mg.value !== undefined ? drawnOf(mg.value, order?.vialMgPerMl) : {};
  const data =
    mg.value === undefined || !chosen || lot.trim() === '' || expiry.trim() === ''
      ? undefined
      : {
          amountMg: mg.value.toNumber(),
          ...(injection ? { site: place, ...drawn } : { form: place }),
          ...(repeat.trim() === '' ? {} : { repeatReason: repeat.trim() }),
          lot: lot.trim(),
          expiry: expiry.trim(),
        };
  // The place is one of the words above; the record's parser checks it again.
  const given = data as EventData[Kind] | undefined;
  // While it is on its way the record here runs ahead, and would hold the dose because of itself.
  const held = given === undefined || act.busy ? [] : problemsOf({ kind, data: given });
  const atAll = act.busy
    ? []
    : problemsOf({
        kind,
        data: {
          amountMg: state.opening?.data.order.doseMg ?? 1,
          site: 'other',
          form: 'solution',
        } as unknown as EventData[Kind],
      }).filter((one) => one.type === 'held' && one.path === '/kind');
  const name = injection ? 'injection' : 'dose';
  if (saved.phase.name === 'recovery') return null;
  return (
    <>
      <Problems title="Held:" of={atAll.map((one) => one.message)} />
      <Button size="large" disabled={act.busy || atAll.length > 0} onClick={() => setOpen(true)}>
        Give {injection ? 'an injection' : 'an oral dose'}…
      </Button>
      {open ? (
        <ConfirmAct
          open
          title={injection ? 'Injection' : 'Oral dose'}
          act={mg.value === undefined ? `Give the ${name}` : `Give ${amount(mg.value.toNumber(), 'mg')}`}
          identity={identity}
          busy={act.busy}
          disabled={given === undefined || held.length > 0}
          problem={act.problems.length === 0 ? undefined : act.problems.join('. ')}
          onAct={() => {
            if (given !== undefined)
              void act.send({ kind, data: given }).then((stored) => {
                if (stored) setOpen(false);
              });
          }}
          onClose={() => setOpen(false)}
        >
          <p>Ordered: {sentence}.</p>
          <QuantityField
            name="part-mg"
            label="Amount"
            unit="mg"
            bounds={boundsOf(kind, 'amountMg')}
            value={mg}
            onChange={setMg}
          />
          <SelectField
            name="part-place"
            label={injection ? 'Site' : 'Form'}
            options={injection ? optionsOf(SITES) : optionsOf(FORMS)}
            value={place}
            onChange={(event) => setPlace(event.currentTarget.value)}
          />
          <TextField
            name="part-lot"
            label="Lot"
            value={lot}
            onChange={(e) => setLot(e.currentTarget.value)}
          />
          <TextField
            name="part-expiry"
            label="Expiry"
            placeholder="2027-08"
            value={expiry}
            onChange={(e) => setExpiry(e.currentTarget.value)}
          />
          {drawn.volumeMl === undefined ? null : (
            <p>
              {amount(drawn.volumeMl, 'mL')} of {order?.vialMgPerMl} mg per mL.
            </p>
          )}
          <RepeatReason problems={held} value={repeat} onChange={setRepeat} />
          <Problems of={held.map((one) => one.message)} />
        </ConfirmAct>
      ) : null}
    </>
  );
}
