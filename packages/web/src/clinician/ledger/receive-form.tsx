import { proposeLedgerAct, readLedger, stockedAs } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './ledger.module.css';
import { itemOf, type Ledger, Refused } from './parts.tsx';

const EMPTY = { locationId: '', itemId: '', lot: '', expiry: '', containers: '', reference: '' };

/** What came in; on the shelf once a second person has checked it (CS-15). */
export function ReceiveForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const propose = useAct(proposeLedgerAct, { refreshes: [readLedger] });
  const [id, setId] = useState(() => crypto.randomUUID());
  const [values, setValues] = useState(EMPTY);
  const set = (name: keyof typeof EMPTY) => (event: { readonly currentTarget: { readonly value: string } }) =>
    setValues({ ...values, [name]: event.currentTarget.value });
  const [problem, setProblem] = useState<string>();
  const item = itemOf(ledger, values.itemId);
  const unit = item?.form === 'unit' ? item : undefined;
  const submit = () => {
    const { locationId, itemId, lot, expiry, containers, reference } = values;
    const isWhole = /^[1-9]\d{0,4}$/.test(containers.trim());
    const all = [locationId, itemId, lot, expiry, reference].every((text) => text.trim() !== '');
    setProblem(
      !all ? 'Fill in every field' : isWhole ? undefined : 'Type how many containers, a whole number',
    );
    if (!all || !isWhole) return;
    propose.mutate(
      {
        params: { clinicId: clinic.id },
        body: { kind: 'receipt', id, ...values, containers: Number(containers) },
      },
      {
        onSuccess: () => {
          toast('Entered: a second person confirms the receipt');
          setId(crypto.randomUUID());
          setValues(EMPTY);
        },
      },
    );
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
        name="receive-location"
        label="Location"
        value={values.locationId}
        onChange={set('locationId')}
        options={ledger.locations
          .filter((one) => one.active)
          .map((one) => ({ value: one.id, label: one.name }))}
      />
      <SelectField
        name="receive-item"
        label="Item"
        value={values.itemId}
        onChange={set('itemId')}
        options={ledger.items
          .filter((one) => one.active)
          .map((one) => ({ value: one.id, label: stockedAs(one) }))}
      />
      <TextField name="receive-lot" label="Lot" value={values.lot} onChange={set('lot')} />
      <TextField
        name="receive-expiry"
        label="Expiry"
        placeholder="2027-08"
        value={values.expiry}
        onChange={set('expiry')}
      />
      <TextField
        name="receive-containers"
        label="Containers"
        hint={unit === undefined ? undefined : `${unit.unitsPerContainer} ${unit.unit}s are in each`}
        inputMode="numeric"
        value={values.containers}
        onChange={set('containers')}
      />
      <TextField
        name="receive-reference"
        label="Invoice and supplier"
        value={values.reference}
        onChange={set('reference')}
      />
      <Refused error={propose.error} also={problem} />
      <Button type="submit" disabled={propose.isPending}>
        Enter the receipt
      </Button>
    </form>
  );
}
