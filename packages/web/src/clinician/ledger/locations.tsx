import { readLedger, saveLedgerLocation } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import { InUseList } from './in-use.tsx';
import styles from './ledger.module.css';
import { type Ledger, Refused } from './parts.tsx';

/** Registers a storage location, or takes one out of use (ADM-07). */
export function LocationForm({ ledger }: { readonly ledger: Ledger }) {
  const { clinic } = useClinic();
  const save = useAct(saveLedgerLocation, { refreshes: [readLedger] });
  const [name, setName] = useState('');
  const [registration, setRegistration] = useState('');
  const params = (locationId: string) => ({ clinicId: clinic.id, locationId });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { params: params(crypto.randomUUID()), body: { name, registration, active: true, version: 0 } },
          {
            onSuccess: () => {
              toast(`Registered: ${name}`);
              setName('');
              setRegistration('');
            },
          },
        );
      }}
    >
      <TextField
        name="location-name"
        label="Name of the location"
        maxLength={80}
        value={name}
        onChange={(e) => setName(e.currentTarget.value)}
      />
      <TextField
        name="location-registration"
        label="Registration number"
        optional
        maxLength={40}
        value={registration}
        onChange={(e) => setRegistration(e.currentTarget.value)}
      />
      <Refused error={save.error} />
      <Button type="submit" disabled={name.trim() === '' || save.isPending}>
        Register the location
      </Button>
      <InUseList
        busy={save.isPending}
        of={ledger.locations.map(({ id, ...one }) => ({
          id,
          name: one.name,
          text: `${one.name} ${one.registration} ${one.active ? '' : '(out of use)'}`.trim(),
          active: one.active,
          onChange: () => save.mutate({ params: params(id), body: { ...one, active: !one.active } }),
        }))}
      />
    </form>
  );
}
