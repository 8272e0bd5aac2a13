import { useNavigate, useSearch } from '@tanstack/react-router';
import { createPatient, type EnquiryView, listEnquiries, listPatients } from '@titrate/contract';
import { type FormEvent, useState } from 'react';
import { useAct, useCall } from '../../../kit/api/hooks.ts';
import { Button } from '../../../kit/ui/button.tsx';
import { ErrorSummary, useFormProblems } from '../../../kit/ui/form-problems.tsx';
import { Page } from '../../shell/app-shell.tsx';
import { useClinic } from '../../shell/clinic-frame.tsx';
import entry from '../entry/entry.module.css';
import { nameOf } from './name-of.ts';
import { missingIn, NOBODY, PersonFields, personInput } from './person-fields.tsx';
import { SamePerson } from './same-person.tsx';

/** Makes a chart by hand, or from an enquiry: then with the names and the ways to reach the person that were given. */
export function NewPatientPage() {
  const { clinic, user } = useClinic();
  const enquiryId: string | undefined = useSearch({
    strict: false,
    select: (search: { enquiry?: unknown }) =>
      typeof search.enquiry === 'string' ? search.enquiry : undefined,
  });
  const enquiries = useCall(
    listEnquiries,
    { params: { clinicId: clinic.id }, query: { open: 'yes' } },
    { enabled: enquiryId !== undefined && !user.roles.every((role) => role === 'auditor') },
  );
  const enquiry = enquiries.data?.enquiries.find((one) => one.id === enquiryId);
  if (enquiryId !== undefined && enquiries.isPending) return <Page>Loading the enquiry…</Page>;
  return (
    <Page>
      <h1>New patient</h1>
      {enquiry === undefined ? null : <FromEnquiry enquiry={enquiry} />}
      <NewPatientForm enquiry={enquiry} />
    </Page>
  );
}

function FromEnquiry({ enquiry }: { readonly enquiry: EnquiryView }) {
  const reach = [enquiry.phone, enquiry.email].filter((one) => one !== null).join(' · ');
  return (
    <p>
      From the enquiry of <strong>{enquiry.name}</strong> ({reach})
      {enquiry.forWhom === 'self'
        ? '. Check the spelling of the name and ask for the birth date.'
        : `, for somebody else${enquiry.relationship === null ? '' : ` (${enquiry.relationship})`}. Ask for the name and birth date of the patient.`}
    </p>
  );
}

function NewPatientForm({ enquiry }: { readonly enquiry: EnquiryView | undefined }) {
  const { clinic } = useClinic();
  const navigate = useNavigate();
  const [id] = useState(() => crypto.randomUUID());
  const [person, setPerson] = useState(() => ({
    ...NOBODY,
    ...(enquiry?.forWhom === 'self'
      ? { ...nameOf(enquiry.name), phone: enquiry.phone ?? '', email: enquiry.email ?? '' }
      : {}),
  }));
  const [match, setMatch] = useState<string>();
  const problems = useFormProblems();
  const create = useAct(createPatient, { refreshes: [listPatients, listEnquiries] });
  const send = (despiteMatch: boolean) => {
    const missing = missingIn(person);
    const birthDate = person.birthDate.date;
    if (missing.length > 0 || birthDate === undefined) return problems.show(missing);
    problems.clear();
    create.mutate(
      {
        params: { clinicId: clinic.id },
        body: {
          ...personInput(person, birthDate),
          id,
          ...(despiteMatch ? { despiteMatch } : {}),
          ...(enquiry === undefined ? {} : { enquiryId: enquiry.id }),
        },
      },
      {
        onSuccess: (patient) =>
          void navigate({
            to: '/$clinicId/patients/$patientId',
            params: { clinicId: clinic.id, patientId: patient.id },
          }),
        onError: (error) => {
          const isMatch = error.problem.problems?.some((one) => one.type === 'likely-same-person') === true;
          if (isMatch) setMatch(error.message);
          else problems.showRefusal(error);
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!create.isPending) send(false);
  };
  return (
    <form className={entry.form} onSubmit={submit} noValidate aria-label="New patient">
      <ErrorSummary problems={problems.all} />
      <div className={entry.fields}>
        <PersonFields
          person={person}
          problems={problems}
          onChange={(next) => {
            setPerson(next);
            setMatch(undefined);
          }}
        />
      </div>
      {match === undefined || person.birthDate.date === undefined ? (
        <div className={entry.actions}>
          <Button type="submit" disabled={create.isPending}>
            Make the chart
          </Button>
          <p className={entry.state} role="status">
            {create.isPending ? 'Saving…' : ''}
          </p>
        </div>
      ) : (
        <SamePerson
          birthDate={person.birthDate.date}
          words={match}
          busy={create.isPending}
          onDespite={() => send(true)}
        />
      )}
    </form>
  );
}
