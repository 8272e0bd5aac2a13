import type { QueryOf, readAudit } from '@titrate/contract';
import { Button } from '../../kit/ui/button.tsx';
import { SelectField, TextField } from '../../kit/ui/field.tsx';
import styles from './audit.module.css';

export interface Filter {
  readonly actorId: string;
  readonly act: string;
  readonly from: string;
  readonly to: string;
  readonly patient: { readonly id: string; readonly label: string } | undefined;
}
export const NO_FILTER: Filter = { actorId: '', act: '', from: '', to: '', patient: undefined };

/** Only what was chosen goes into the question. */
export function queryOf({
  actorId,
  act,
  from,
  to,
  patient,
}: Filter): Omit<QueryOf<typeof readAudit>, 'limit'> {
  return {
    ...(actorId === '' ? {} : { actorId }),
    ...(act === '' ? {} : { act }),
    ...(from === '' ? {} : { from }),
    ...(to === '' ? {} : { to }),
    ...(patient === undefined ? {} : { patientId: patient.id }),
  };
}

interface AuditFilterProps {
  readonly filter: Filter;
  readonly onChange: (filter: Filter) => void;
  readonly acts: readonly string[];
  readonly actors: readonly { readonly id: string; readonly name: string }[];
}

export function AuditFilter({ filter, onChange, acts, actors }: AuditFilterProps) {
  const features = [...new Set(acts.map((act) => act.split('.')[0] ?? act))];
  return (
    <search className={`${styles.filter} no-print`}>
      <SelectField
        name="actor"
        label="Person"
        value={filter.actorId}
        options={actors.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(event) => onChange({ ...filter, actorId: event.currentTarget.value })}
      />
      <SelectField
        name="act"
        label="Act"
        value={filter.act}
        options={[
          ...features.map((feature) => ({ value: feature, label: `${feature}: every act` })),
          ...acts.map((act) => ({ value: act, label: act })),
        ]}
        onChange={(event) => onChange({ ...filter, act: event.currentTarget.value })}
      />
      <TextField
        name="from"
        type="date"
        label="From"
        value={filter.from}
        onChange={(event) => onChange({ ...filter, from: event.currentTarget.value })}
      />
      <TextField
        name="to"
        type="date"
        label="To"
        value={filter.to}
        onChange={(event) => onChange({ ...filter, to: event.currentTarget.value })}
      />
      {filter.patient === undefined ? null : (
        <p className={styles.chosen}>
          Only about {filter.patient.label}{' '}
          <Button look="quiet" size="small" onClick={() => onChange({ ...filter, patient: undefined })}>
            Every patient
          </Button>
        </p>
      )}
      <Button look="secondary" onClick={() => onChange(NO_FILTER)}>
        Show everything
      </Button>
    </search>
  );
}
