import { type FormEvent, useState } from 'react';
import { formProblemsOf } from '../../kit/api/problems.ts';
import { Button } from '../../kit/ui/button.tsx';
import { Choices, SelectField, TextAreaField, TextField, Tick } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import { useKept } from '../self-check/kept.ts';
import { AttachedChecks } from './attached-checks.tsx';
import { useClinics } from './clinics.ts';
import styles from './enquiry.module.css';
import { checkDraft, EMPTY_DRAFT, type EnquiryDraft } from './form-state.ts';
import { ReachMe } from './reach-me.tsx';
import { sendEnquiry } from './requests.ts';
import { ThankYou } from './thank-you.tsx';
import { Topics } from './topics.tsx';
import { tellsOfDanger } from './urgent.ts';

/** For oneself or a loved one: who, how to reach, what about, and consent. */
export function EnquiryPage() {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [id] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [sentTo, setSentTo] = useState<string>();
  const problems = useFormProblems();
  const attached = useKept();
  const clinics = useClinics();
  const only = clinics?.length === 1 ? clinics[0] : undefined;
  const change = (part: Partial<EnquiryDraft>) => setDraft({ ...draft, ...part });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const checked = checkDraft(only === undefined ? draft : { ...draft, clinicId: only.id }, id, attached);
    problems.show(checked.ok ? [] : checked.problems);
    if (!checked.ok) return;
    setBusy(true);
    try {
      setSentTo((await sendEnquiry(checked.enquiry)).clinicName);
    } catch (error) {
      problems.show(formProblemsOf(error));
    }
    setBusy(false);
  };

  if (sentTo !== undefined) return <ThankYou clinic={sentTo} way={draft.preferredWay} />;
  return (
    <div className={styles.page}>
      <h1>Ask a clinic</h1>
      <p className={styles.lead}>
        A few lines are enough. This is a question, not an application, and it costs nothing. Someone from the
        clinic will answer you. It is <strong>not read at once</strong>: in a crisis please use{' '}
        <a href="/help-now">help right now</a>.
      </p>
      <ErrorSummary problems={problems.all} />
      <form className={styles.form} onSubmit={submit} noValidate>
        <Choices
          legend="Who is it for?"
          name="forWhom"
          value={draft.forWhom}
          error={problems.of('forWhom')}
          options={[
            { value: 'self', label: 'For me' },
            { value: 'loved-one', label: 'For someone I love' },
          ]}
          onChange={(forWhom) => change({ forWhom })}
        />
        {draft.forWhom === 'loved-one' ? (
          <TextField
            name="relationship"
            label="Who are you to them?"
            hint="Such as: partner, mother, friend. Please leave out their name and details."
            optional
            value={draft.relationship}
            error={problems.of('relationship')}
            onChange={(event) => change({ relationship: event.currentTarget.value })}
          />
        ) : null}
        <TextField
          name="name"
          label="Your name"
          hint="What we should call you"
          autoComplete="name"
          value={draft.name}
          error={problems.of('name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <Choices
          legend="How may the clinic reach you?"
          name="preferredWay"
          value={draft.preferredWay}
          error={problems.of('preferredWay')}
          options={[
            { value: 'phone-call', label: 'Phone call' },
            { value: 'text-message', label: 'Text message' },
            { value: 'email', label: 'E-mail' },
          ]}
          onChange={(preferredWay) => change({ preferredWay })}
        />
        <ContactFields draft={draft} change={change} problemOf={problems.of} />
        <Topics chosen={draft.topics} onChange={(topics) => change({ topics })} />
        <TextAreaField
          name="message"
          label="Your question"
          hint="Write as much or as little as you like."
          optional
          value={draft.message}
          error={problems.of('message')}
          onChange={(event) => change({ message: event.currentTarget.value })}
        />
        <AttachedChecks attached={attached} />
        {tellsOfDanger(draft.topics, attached) ? (
          <ReachMe
            isAsked={draft.preferredWay === 'phone-call' || draft.preferredWay === 'text-message'}
            hasPhone={draft.phone.trim() !== ''}
            phone={draft.phone}
            error={problems.of('phone')}
            onPhone={(phone) => change({ phone })}
          />
        ) : null}
        {only === undefined ? (
          <SelectField
            name="clinicId"
            label="Which clinic?"
            value={draft.clinicId}
            error={problems.of('clinicId')}
            options={(clinics ?? []).map(({ id: value, name, region }) => ({
              value,
              label: region === '' ? name : `${name}, ${region}`,
            }))}
            onChange={(event) => change({ clinicId: event.currentTarget.value })}
          />
        ) : (
          <p>
            Your question goes to <strong>{only.name}</strong>.
          </p>
        )}
        <Tick
          name="consentToContact"
          checked={draft.consent}
          error={problems.of('consentToContact')}
          onChange={(consent) => change({ consent })}
        >
          The clinic may keep what I wrote and contact me about it
        </Tick>
        <Button type="submit" size="large" disabled={busy}>
          {busy ? 'Sending…' : 'Send my question'}
        </Button>
      </form>
    </div>
  );
}

interface ContactProps {
  readonly draft: EnquiryDraft;
  readonly change: (part: Partial<EnquiryDraft>) => void;
  readonly problemOf: (field: string) => string | undefined;
}

/** Only what the chosen way needs; a call or text also asks for a good time. */
function ContactFields({ draft, change, problemOf }: ContactProps) {
  if (draft.preferredWay === undefined) return null;
  if (draft.preferredWay === 'email') {
    return (
      <TextField
        name="email"
        label="Your e-mail"
        type="email"
        autoComplete="email"
        value={draft.email}
        error={problemOf('email')}
        onChange={(event) => change({ email: event.currentTarget.value })}
      />
    );
  }
  return (
    <>
      <TextField
        name="phone"
        label="Your phone number"
        hint="The clinic will not say what it is about to anyone else who answers."
        type="tel"
        autoComplete="tel"
        value={draft.phone}
        error={problemOf('phone')}
        onChange={(event) => change({ phone: event.currentTarget.value })}
      />
      <TextField
        name="bestTime"
        label="A good time"
        hint="Such as: weekdays after 16:00"
        optional
        value={draft.bestTime}
        error={problemOf('bestTime')}
        onChange={(event) => change({ bestTime: event.currentTarget.value })}
      />
    </>
  );
}
