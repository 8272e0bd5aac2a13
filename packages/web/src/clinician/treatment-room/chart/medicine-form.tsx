import type { EventData, Fact } from '@titrate/clinical/session';
import { useState } from 'react';
import { formatTime } from '../../../kit/format/date.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { NO_QUANTITY, QuantityField } from '../../../kit/ui/quantity-field.tsx';
import { Problems } from '../problems.tsx';
import { useCharting } from '../record/charting.tsx';
import { MEDICINE_CLASS_WORDS, optionsOf } from '../record/words.ts';
import styles from '../treatment-room.module.css';
import { useOneAct } from '../use-act.ts';
import { amount } from './amounts.ts';
import { boundsOf } from './bounds.ts';
import { plannedMedicines } from './planned-medicines.ts';

type Given = EventData['medicine.given'];
const ROUTES: Record<Given['route'], string> = {
  intravenous: 'Intravenous',
  intramuscular: 'Intramuscular',
  subcutaneous: 'Subcutaneous',
  oral: 'Oral',
  sublingual: 'Sublingual',
  intranasal: 'Intranasal',
  inhaled: 'Inhaled',
  rectal: 'Rectal',
};
const UNITS: Record<Given['unit'], string> = { mg: 'mg', mcg: 'mcg', mL: 'mL' };
const EFFECTS: Record<EventData['medicine.effectRecorded']['effect'], string> = {
  none: 'None',
  partial: 'Partial',
  good: 'Good',
  adverse: 'Adverse',
};

/** An as-needed medicine with its reason; its effect is asked ten minutes later (3.9). */
export function MedicineForm() {
  const { state, read } = useCharting();
  const act = useOneAct();
  const [name, setName] = useState('');
  const [kind, setKind] = useState('');
  const [quantity, setQuantity] = useState(NO_QUANTITY);
  const [unit, setUnit] = useState('');
  const [route, setRoute] = useState('');
  const [reason, setReason] = useState('');
  const planned = plannedMedicines(read.plan.prn);
  const chosen = {
    class: optionsOf(MEDICINE_CLASS_WORDS).find((one) => one.value === kind)?.value,
    unit: optionsOf(UNITS).find((one) => one.value === unit)?.value,
    route: optionsOf(ROUTES).find((one) => one.value === route)?.value,
  };
  const data: Given | undefined =
    quantity.value === undefined ||
    name.trim() === '' ||
    reason.trim() === '' ||
    chosen.class === undefined ||
    chosen.unit === undefined ||
    chosen.route === undefined
      ? undefined
      : {
          name: name.trim(),
          class: chosen.class,
          amount: quantity.value.toNumber(),
          unit: chosen.unit,
          route: chosen.route,
          reason: reason.trim(),
        };
  const waiting = state.medicines.filter(
    (fact) => !state.medicineEffects.some((effect) => effect.data.medicineEventId === fact.eventId),
  );
  return (
    <div className={styles.quickForm}>
      {waiting.map((fact) => (
        <EffectForm key={fact.eventId} fact={fact} />
      ))}
      {planned.length === 0 ? (
        <p className={styles.quiet}>The plan names no as-needed medicine.</p>
      ) : (
        <ul className={styles.plainList}>
          {planned.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <Line label="Medicine" id="med-name">
        <input id="med-name" value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </Line>
      <Line label="Kind" id="med-class">
        <Pick id="med-class" value={kind} onChange={setKind} words={MEDICINE_CLASS_WORDS} />
      </Line>
      <QuantityField
        name="med-amount"
        label="Amount"
        unit={unit}
        dense
        bounds={boundsOf('medicine.given', 'amount')}
        value={quantity}
        onChange={setQuantity}
      />
      <Line label="Unit" id="med-unit">
        <Pick id="med-unit" value={unit} onChange={setUnit} words={UNITS} />
      </Line>
      <Line label="Route" id="med-route">
        <Pick id="med-route" value={route} onChange={setRoute} words={ROUTES} />
      </Line>
      <Line label="Why" id="med-reason">
        <input id="med-reason" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </Line>
      <Button
        disabled={data === undefined || act.busy}
        onClick={() => {
          if (data === undefined) return;
          void act.send({ kind: 'medicine.given', data }).then((stored) => {
            if (!stored) return;
            setName('');
            setQuantity(NO_QUANTITY);
            setReason('');
          });
        }}
      >
        {data === undefined
          ? 'Chart the medicine'
          : `${data.name} ${amount(data.amount, data.unit)} was given`}
      </Button>
      <Problems of={act.problems} />
    </div>
  );
}

function EffectForm({ fact }: { fact: Fact<'medicine.given'> }) {
  const { zone } = useCharting();
  const act = useOneAct();
  return (
    <fieldset className={styles.answers}>
      <legend>
        Effect of {fact.data.name}, given {formatTime(fact.at, zone)}
      </legend>
      {optionsOf(EFFECTS).map(({ value, label }) => (
        <button
          key={value}
          type="button"
          className={styles.answer}
          disabled={act.busy}
          onClick={() =>
            void act.send({
              kind: 'medicine.effectRecorded',
              data: { medicineEventId: fact.eventId, effect: value },
            })
          }
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

function Line({ label, id, children }: { label: string; id: string; children: React.ReactNode }) {
  return (
    <div className={styles.inlineField}>
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

function Pick({
  id,
  value,
  onChange,
  words,
}: {
  id: string;
  value: string;
  onChange: (value: string) => void;
  words: { readonly [code: string]: string };
}) {
  return (
    <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
      <option value="">Choose…</option>
      {Object.entries(words).map(([code, word]) => (
        <option key={code} value={code}>
          {word}
        </option>
      ))}
    </select>
  );
}
