import { listPatients, type PatientDetails, readPatient, updatePatient } from '@titrate/contract';
import { useState } from 'react';
import { useAct, useInvalidate } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { SelectField } from '../../../kit/ui/field.tsx';
import { useFormProblems } from '../../../kit/ui/form-problems.tsx';
import { StatusBadge } from '../../../kit/ui/status-badge.tsx';
import { toast } from '../../../kit/ui/toasts.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import { PatientFrame, type PatientRecord, usePatientParams } from '../../shell/patient-frame.tsx';
import { EntryForm } from '../entry/entry-form.tsx';
import { dateWords, timeWords } from '../entry/wire.ts';
import styles from './details.module.css';
import { missingIn, PersonFields, personInput, personOf } from './person-fields.tsx';

/** Who this is and how to reach them; changed with the version that was seen. */
export function DetailsPage() {
  const [isEditing, setEditing] = useState(false);
  const { user } = useClinic();
  const mayEdit = user.roles.some((role) => role !== 'auditor');
  return (
    <PatientFrame section="details">
      {(record) =>
        isEditing ? (
          <EditDetails patient={record.patient} onDone={() => setEditing(false)} />
        ) : (
          <>
            <header className={styles.head}>
              <h1>Details</h1>
              {mayEdit ? (
                <Button look="secondary" onClick={() => setEditing(true)}>
                  Change details
                </Button>
              ) : null}
            </header>
            <Details record={record} />
          </>
        )
      }
    </PatientFrame>
  );
}

const RECORD_WORDS = {
  active: 'Active',
  inactive: 'Inactive',
  deceased: 'Deceased',
  test: 'Test patient',
} as const;

function Details({ record: { patient, identifiers } }: { readonly record: PatientRecord }) {
  const { clinic } = useClinic();
  const contact = [patient.emergencyName, patient.emergencyRelation, patient.emergencyPhone].filter(
    (one) => one !== null,
  );
  const rows: readonly (readonly [string, string | null])[] = [
    ['Family name', patient.familyName],
    ['Given name', patient.givenName],
    ['Preferred name', patient.preferredName],
    ['Born', dateWords(patient.birthDate)],
    ['Sex at birth', patient.sexAtBirth],
    ['Can become pregnant', yesNo(patient.canBecomePregnant)],
    ['Gender', patient.gender],
    ['Pronouns', patient.pronouns],
    ['Telephone', patient.phone],
    ['E-mail', patient.email],
    ['Address', patient.address],
    ['Language', patient.language],
    ['Emergency contact', contact.length === 0 ? null : contact.join(', ')],
    ['Record', `${patient.recordNumber}, made ${timeWords(patient.createdAt, clinic.zone)}`],
    ['State of the record', RECORD_WORDS[patient.status]],
  ];
  return (
    <>
      <p>
        <StatusBadge status={patient.stage} />
      </p>
      <dl className={styles.list}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value ?? 'Not recorded'}</dd>
          </div>
        ))}
      </dl>
      <h2>Numbers elsewhere</h2>
      {identifiers.length === 0 ? (
        <p>None recorded.</p>
      ) : (
        <dl className={styles.list}>
          {identifiers.map(({ system, value, type }) => (
            <div key={`${system} ${value}`}>
              <dt>
                {type ?? 'Number'} ({system})
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

const STATES = Object.entries(RECORD_WORDS).map(([value, label]) => ({ value, label }));

function EditDetails({ patient, onDone }: { readonly patient: PatientDetails; readonly onDone: () => void }) {
  const params = usePatientParams();
  // The version that was on screen when editing began: a change by somebody else meanwhile is noticed.
  const [version] = useState(patient.version);
  const [person, setPerson] = useState(() => personOf(patient));
  const [status, setStatus] = useState(patient.status);
  const problems = useFormProblems();
  const invalidate = useInvalidate();
  const update = useAct(updatePatient, { refreshes: [readPatient, listPatients] });
  const save = () => {
    const missing = missingIn(person);
    const birthDate = person.birthDate.date;
    if (missing.length > 0 || birthDate === undefined) return problems.show(missing);
    problems.clear();
    update.mutate(
      { params, body: { ...personInput(person, birthDate), status, version } },
      {
        onSuccess: () => {
          toast('Details saved');
          onDone();
        },
        onError: (error) => {
          if (error.problem.status !== 409) return problems.showRefusal(error);
          invalidate(readPatient);
          problems.show([
            {
              field: '',
              message:
                'Somebody changed these details while you were typing. Nothing of yours is saved yet: press Cancel, look at what changed, and enter it again.',
            },
          ]);
        },
      },
    );
  };
  return (
    <EntryForm
      title="Change details"
      act="Save the details"
      busy={update.isPending}
      problems={problems}
      onSubmit={save}
      onCancel={onDone}
    >
      <PersonFields person={person} problems={problems} onChange={setPerson} />
      <SelectField
        name="status"
        label="State of the record"
        options={STATES}
        value={status}
        error={problems.of('status')}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          if (chosen === 'active' || chosen === 'inactive' || chosen === 'deceased' || chosen === 'test')
            setStatus(chosen);
        }}
      />
    </EntryForm>
  );
}

const yesNo = (value: boolean | null): string | null => (value === null ? null : value ? 'Yes' : 'No');
