import { type DeviceView, listDevices, saveDevice } from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField, Tick } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { toast } from '../../kit/ui/toasts.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './devices.module.css';

const KINDS = [
  { value: 'monitor', label: 'Monitor' },
  { value: 'pump', label: 'Pump' },
  { value: 'gateway', label: 'Gateway for several devices' },
] as const;

/** Registers a device, or changes one. */
export function DeviceForm({ device, onDone }: { device: DeviceView | undefined; onDone: () => void }) {
  const { clinic } = useClinic();
  const [id, setId] = useState(() => device?.id ?? crypto.randomUUID());
  const [draft, setDraft] = useState({
    name: device?.name ?? '',
    identifier: device?.identifier ?? '',
    kind: device?.kind ?? '',
    timeZone: device?.timeZone ?? clinic.zone,
    active: device?.active ?? true,
  });
  const problems = useFormProblems();
  const save = useAct(saveDevice, { refreshes: [listDevices] });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const kind = KINDS.find((one) => one.value === draft.kind)?.value;
    const missing = [
      ...(draft.name.trim() === '' ? [{ field: 'name', message: 'Type a name for the device' }] : []),
      ...(draft.identifier.trim() === ''
        ? [{ field: 'identifier', message: 'Type how the device names itself' }]
        : []),
      ...(kind === undefined ? [{ field: 'kind', message: 'Choose what it is' }] : []),
    ];
    problems.show(missing);
    if (missing.length > 0 || kind === undefined) return;
    save.mutate(
      { params: { clinicId: clinic.id, deviceId: id }, body: { ...draft, kind } },
      {
        onSuccess: () => {
          toast(`Saved: ${draft.name}`);
          setId(crypto.randomUUID());
          setDraft({ name: '', identifier: '', kind: '', timeZone: clinic.zone, active: true });
          onDone();
        },
        onError: (error) => problems.showRefusal(error),
      },
    );
  };
  const text = (name: 'name' | 'identifier' | 'timeZone', label: string, hint: string) => (
    <TextField
      name={name}
      label={label}
      hint={hint}
      value={draft[name]}
      error={problems.of(name)}
      onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
    />
  );
  return (
    <form className={styles.panel} onSubmit={submit} noValidate>
      <h2>{device === undefined ? 'Register a device' : `Change ${device.name}`}</h2>
      <ErrorSummary problems={problems.all} />
      {text('name', 'Name', 'As it is called in the clinic')}
      {text(
        'identifier',
        'How it names itself',
        'EUI-64 or serial number in its messages, or sending application and facility',
      )}
      <SelectField
        name="kind"
        label="Kind"
        options={KINDS}
        value={draft.kind}
        error={problems.of('kind')}
        onChange={(event) => setDraft({ ...draft, kind: event.currentTarget.value })}
      />
      {text('timeZone', 'Time zone of its clock', 'For times that it sends without an offset')}
      {device === undefined ? null : (
        <Tick name="active" checked={draft.active} onChange={(active) => setDraft({ ...draft, active })}>
          In use
        </Tick>
      )}
      <div className={styles.acts}>
        <Button type="submit" disabled={save.isPending}>
          {device === undefined ? 'Register the device' : 'Save the device'}
        </Button>
        {device === undefined ? null : (
          <Button look="quiet" onClick={onDone}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}
