import { UNIT_NAMES } from '@titrate/clinical/ledger';
import { type BodyOf, type FormularyItem, readLedger, saveFormularyItem, stockedAs } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField, Tick } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { InUseList } from './in-use.tsx';
import styles from './ledger.module.css';
import { type Ledger, Refused } from './parts.tsx';

const EMPTY = { form: '', mgPerMl: '', containerMl: '', unit: '', mgPerUnit: '', perContainer: '', gtin: '' };

type Sent = BodyOf<typeof saveFormularyItem>['container'];

/** The container as it was typed, or what is missing. */
function containerOf(values: typeof EMPTY): Sent | string {
  const { form, mgPerMl, containerMl, mgPerUnit, perContainer } = values;
  if (form === 'ketamine' || form === 'esketamine')
    return { form: 'vial', product: form, mgPerMl: mgPerMl.trim(), containerMl: containerMl.trim() };
  if (form === 'device') return { form: 'device' };
  const unit = UNIT_NAMES.find((name) => name === values.unit);
  if (unit === undefined) return 'Choose what is counted';
  if (!/^[1-9]\d{0,3}$/.test(perContainer.trim())) return 'Type how many are in a container, a whole number';
  return { form: 'unit', unit, mgPerUnit: mgPerUnit.trim(), unitsPerContainer: Number(perContainer) };
}

/** What stands in the formulary, as it is sent to change its use. */
function sentAs(item: FormularyItem): Sent {
  switch (item.form) {
    case 'vial': {
      const { form, product, mgPerMl, containerMl } = item;
      return { form, product, mgPerMl, containerMl };
    }
    case 'unit': {
      const { form, unit, mgPerUnit, unitsPerContainer } = item;
      return { form, unit, mgPerUnit, unitsPerContainer };
    }
    case 'device':
      return { form: item.form };
  }
}

const itemText = (item: FormularyItem): string =>
  [
    stockedAs(item),
    ...(item.gtin === null ? [] : [`code ${item.gtin}`]),
    ...(item.multiDose ? ['for more than one patient'] : []),
    ...(item.active ? [] : ['out of use: not received any more, what is there is used up']),
  ].join(', ');

/** Drug, strength and container as the clinic stocks it (DOSE-05). */
export function ItemForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const save = useAct(saveFormularyItem, { refreshes: [readLedger] });
  const [values, setValues] = useState(EMPTY);
  const [multiDose, setMultiDose] = useState(false);
  const [problem, setProblem] = useState<string>();
  const set = (name: keyof typeof EMPTY) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setValues({ ...values, [name]: event.currentTarget.value });
  const number = (
    key: 'mgPerMl' | 'containerMl' | 'mgPerUnit' | 'perContainer',
    name: string,
    label: string,
  ) => (
    <TextField
      name={`item-${name}`}
      label={label}
      inputMode={key === 'perContainer' ? 'numeric' : 'decimal'}
      value={values[key]}
      onChange={set(key)}
    />
  );
  const isVial = values.form === 'ketamine' || values.form === 'esketamine';
  const submit = () => {
    const gtin = values.gtin.trim();
    const container = containerOf(values);
    setProblem(typeof container === 'string' ? container : undefined);
    if (typeof container === 'string') return;
    save.mutate(
      {
        params: { clinicId: clinic.id, itemId: crypto.randomUUID() },
        body: {
          container,
          multiDose: isVial && multiDose,
          gtin: gtin === '' ? null : gtin,
          active: true,
          version: 0,
        },
      },
      {
        onSuccess: () => {
          toast('Added to the formulary');
          setValues(EMPTY);
          setMultiDose(false);
        },
      },
    );
  };
  const toggle = (item: FormularyItem) => {
    const { id, multiDose: shared, gtin, active, version } = item;
    save.mutate({
      params: { clinicId: clinic.id, itemId: id },
      body: { container: sentAs(item), multiDose: shared, gtin, active: !active, version },
    });
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <SelectField
        name="item-form"
        label="Drug and container"
        value={values.form}
        onChange={set('form')}
        options={[
          { value: 'ketamine', label: 'ketamine (racemic), vial' },
          { value: 'esketamine', label: 'esketamine, vial' },
          { value: 'device', label: 'esketamine, nasal device' },
          { value: 'unit', label: 'ketamine (racemic), oral, counted' },
        ]}
      />
      {isVial ? (
        <>
          {number('mgPerMl', 'strength', 'Strength, mg per mL')}
          {number('containerMl', 'volume', 'Container, mL')}
        </>
      ) : null}
      {values.form === 'unit' ? (
        <>
          <SelectField
            name="item-unit"
            label="Counted in"
            value={values.unit}
            onChange={set('unit')}
            options={UNIT_NAMES.map((name) => ({ value: name, label: `${name}s` }))}
          />
          {number('mgPerUnit', 'unit-strength', `Strength of one ${values.unit}`.trimEnd().concat(', mg'))}
          {number('perContainer', 'unit-count', 'How many in a container')}
        </>
      ) : null}
      <TextField
        name="item-gtin"
        label="Code of the package, 14 digits"
        optional
        inputMode="numeric"
        value={values.gtin}
        onChange={set('gtin')}
      />
      {isVial ? (
        <div className={styles.wide}>
          <Tick name="item-multi" checked={multiDose} onChange={setMultiDose}>
            By policy for more than one patient; otherwise a vial is drawn whole
          </Tick>
        </div>
      ) : null}
      <Refused error={save.error} also={problem} />
      <Button type="submit" disabled={values.form === '' || save.isPending}>
        Add to the formulary
      </Button>
      <InUseList
        busy={save.isPending}
        of={ledger.items.map((one) => ({
          id: one.id,
          name: stockedAs(one),
          text: itemText(one),
          active: one.active,
          onChange: () => toggle(one),
        }))}
      />
    </form>
  );
}
