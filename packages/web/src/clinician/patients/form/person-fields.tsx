import type { PatientDetails } from '@titrate/contract';
import type { FormProblem } from '../../../kit/api/problems.ts';
import { SelectField, TextAreaField, TextField } from '../../../kit/ui/field.tsx';
import type { FormProblems } from '../../../kit/ui/form-problems.tsx';
import { DateField, NO_DATE, storedDate, type TypedDate } from '../entry/date-field.tsx';
import styles from '../entry/entry.module.css';

type SexAtBirth = 'female' | 'male' | 'intersex';

/** The form as typed; empty text is nothing. */
export interface Person {
  readonly familyName: string;
  readonly givenName: string;
  readonly preferredName: string;
  readonly birthDate: TypedDate;
  readonly sexAtBirth: SexAtBirth | undefined;
  readonly canBecomePregnant: boolean | undefined;
  readonly gender: string;
  readonly pronouns: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly emergencyName: string;
  readonly emergencyPhone: string;
  readonly emergencyRelation: string;
}

export const NOBODY: Person = {
  familyName: '',
  givenName: '',
  preferredName: '',
  birthDate: NO_DATE,
  sexAtBirth: undefined,
  canBecomePregnant: undefined,
  gender: '',
  pronouns: '',
  email: '',
  phone: '',
  address: '',
  emergencyName: '',
  emergencyPhone: '',
  emergencyRelation: '',
};

export function personOf(patient: PatientDetails): Person {
  return {
    familyName: patient.familyName,
    givenName: patient.givenName,
    preferredName: patient.preferredName ?? '',
    birthDate: storedDate(patient.birthDate),
    sexAtBirth: patient.sexAtBirth ?? undefined,
    canBecomePregnant: patient.canBecomePregnant ?? undefined,
    gender: patient.gender ?? '',
    pronouns: patient.pronouns ?? '',
    email: patient.email ?? '',
    phone: patient.phone ?? '',
    address: patient.address ?? '',
    emergencyName: patient.emergencyName ?? '',
    emergencyPhone: patient.emergencyPhone ?? '',
    emergencyRelation: patient.emergencyRelation ?? '',
  };
}

/** What can be known to be missing before the server is asked. */
export function missingIn(person: Person): readonly FormProblem[] {
  return [
    ...(person.familyName.trim() === '' ? [{ field: 'familyName', message: 'Enter the family name' }] : []),
    ...(person.givenName.trim() === '' ? [{ field: 'givenName', message: 'Enter the given name' }] : []),
    ...(person.birthDate.date === undefined
      ? [
          {
            field: 'birthDate',
            message: 'Enter the birth date with the month as a word, such as 02-Jun-1984',
          },
        ]
      : []),
  ];
}

/** As the server takes it. */
export function personInput(person: Person, birthDate: string) {
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  return {
    familyName: person.familyName,
    givenName: person.givenName,
    birthDate,
    sexAtBirth: person.sexAtBirth ?? null,
    canBecomePregnant: person.canBecomePregnant ?? null,
    preferredName: orNull(person.preferredName),
    gender: orNull(person.gender),
    pronouns: orNull(person.pronouns),
    email: orNull(person.email),
    phone: orNull(person.phone),
    address: orNull(person.address),
    emergencyName: orNull(person.emergencyName),
    emergencyPhone: orNull(person.emergencyPhone),
    emergencyRelation: orNull(person.emergencyRelation),
  };
}

const SEX = [
  { value: 'female', label: 'Female' },
  { value: 'male', label: 'Male' },
  { value: 'intersex', label: 'Intersex' },
] as const;

interface PersonFieldsProps {
  readonly person: Person;
  readonly onChange: (person: Person) => void;
  readonly problems: FormProblems;
}

/** Left empty is not asked: a rule that needs it then says so. */
const PREGNANCY = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
] as const;

type TextKey = Exclude<keyof Person, 'birthDate' | 'sexAtBirth' | 'canBecomePregnant'>;

export function PersonFields({ person, onChange, problems }: PersonFieldsProps) {
  const text = (
    name: TextKey,
    label: string,
    more: { optional?: boolean; type?: string; hint?: string } = {},
  ) => (
    <TextField
      name={name}
      label={label}
      {...more}
      autoComplete="off"
      value={person[name]}
      error={problems.of(name)}
      onChange={(event) => onChange({ ...person, [name]: event.currentTarget.value })}
    />
  );
  const optional = true;
  return (
    <>
      {text('familyName', 'Family name')}
      {text('givenName', 'Given name')}
      {text('preferredName', 'Preferred name', { optional })}
      <DateField
        name="birthDate"
        label="Birth date"
        value={person.birthDate}
        error={problems.of('birthDate')}
        onChange={(birthDate) => onChange({ ...person, birthDate })}
      />
      <SelectField
        name="sexAtBirth"
        label="Sex at birth"
        hint="For clinical use"
        optional
        options={SEX}
        value={person.sexAtBirth ?? ''}
        onChange={(event) =>
          onChange({
            ...person,
            sexAtBirth: SEX.find(({ value }) => value === event.currentTarget.value)?.value,
          })
        }
      />
      {person.sexAtBirth !== 'male' && (
        <SelectField
          name="canBecomePregnant"
          label="Can become pregnant"
          hint="Asked of the person; some rules need it"
          optional
          options={PREGNANCY}
          value={person.canBecomePregnant === undefined ? '' : person.canBecomePregnant ? 'yes' : 'no'}
          onChange={(event) => {
            const { value } = event.currentTarget;
            onChange({ ...person, canBecomePregnant: value === '' ? undefined : value === 'yes' });
          }}
        />
      )}
      {text('gender', 'Gender', { optional })}
      {text('pronouns', 'Pronouns', { optional })}
      {text('phone', 'Telephone', { optional, type: 'tel' })}
      {text('email', 'E-mail', { optional, type: 'email' })}
      <div className={styles.wide}>
        <TextAreaField
          name="address"
          label="Address"
          optional
          rows={2}
          value={person.address}
          error={problems.of('address')}
          onChange={(event) => onChange({ ...person, address: event.currentTarget.value })}
        />
      </div>
      {text('emergencyName', 'Emergency contact', { optional })}
      {text('emergencyRelation', 'Relation of the contact', { optional })}
      {text('emergencyPhone', 'Telephone of the contact', { optional, type: 'tel' })}
    </>
  );
}
