import { useState } from 'react';
import { Choices, SelectField, TextAreaField, TextField, Tick } from '../../kit/ui/field.tsx';
import { ErrorSummary } from '../../kit/ui/form-problems.tsx';
import { rangeOf } from '../../kit/ui/quantity.ts';
import { NO_QUANTITY, QuantityField, type QuantityValue } from '../../kit/ui/quantity-field.tsx';
import styles from './gallery.module.css';

const SAMPLE_BOUNDS = { absolute: rangeOf(25, 350), usual: rangeOf(40, 160) };
const BAD: QuantityValue = { text: '1,5', value: undefined, confirmedUnusual: false };

/** Every kind of field, fresh and refused. */
export function Forms() {
  const [weight, setWeight] = useState(NO_QUANTITY);
  const [bad, setBad] = useState(BAD);
  const [choice, setChoice] = useState<'a' | 'b'>();
  const [ticked, setTicked] = useState(false);
  return (
    <div className={styles.columns}>
      <QuantityField
        name="weight"
        label="Weight"
        unit="kg"
        hint="Last 71.2 kg, 14 days ago"
        bounds={SAMPLE_BOUNDS}
        value={weight}
        onChange={setWeight}
      />
      <QuantityField
        name="bad"
        label="Weight, refused"
        unit="kg"
        bounds={SAMPLE_BOUNDS}
        value={bad}
        onChange={setBad}
      />
      <TextField name="name" label="Name" hint="As on the identity card" />
      <TextField
        name="mail"
        label="E-mail"
        error="Enter an e-mail address, such as name@example.org"
        defaultValue="name@"
      />
      <SelectField name="route" label="Route" options={[{ value: 'IV', label: 'IV' }]} defaultValue="" />
      <TextAreaField name="note" label="Note" optional />
      <Choices
        legend="Fasting as asked?"
        name="fasting"
        value={choice}
        onChange={setChoice}
        options={[
          { value: 'a', label: 'Yes' },
          { value: 'b', label: 'No' },
        ]}
      />
      <Tick name="tick" checked={ticked} onChange={setTicked}>
        I have read this to the patient
      </Tick>
      <ErrorSummary problems={[]} />
    </div>
  );
}
