import { Link } from '@tanstack/react-router';
import { type EnquiryView, listEnquiries, listWork, setEnquiryStatus } from '@titrate/contract';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { Button, buttonClass } from '../../kit/ui/button.tsx';
import { TextAreaField } from '../../kit/ui/field.tsx';
import { useFormProblems } from '../../kit/ui/form-problems.tsx';
import { toast, toastFailure } from '../../kit/ui/toasts.tsx';
import { EntryForm, showRefusal } from '../patients/entry/entry-form.tsx';
import { timeWords } from '../patients/entry/wire.ts';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './enquiries.module.css';
import { selfCheckWords, TOPIC_WORDS, urgentBecause, WAY_WORDS } from './words.ts';

/** All that one enquiry says, and what can be done about it. */
export function EnquiryDetail({ enquiry }: { readonly enquiry: EnquiryView }) {
  const { clinic } = useClinic();
  const rows: readonly (readonly [string, string | null])[] = [
    [
      'For',
      enquiry.forWhom === 'self' ? 'Oneself' : `A loved one (${enquiry.relationship ?? 'relation not said'})`,
    ],
    ['Telephone', enquiry.phone],
    ['E-mail', enquiry.email],
    ['Wishes an answer', WAY_WORDS[enquiry.preferredWay]],
    ['Best time', enquiry.bestTime],
    ['About', enquiry.topics.map((topic) => TOPIC_WORDS[topic] ?? topic).join(', ')],
    ['Received', timeWords(enquiry.receivedAt, clinic.zone)],
  ];
  return (
    <>
      <h2>{enquiry.name}</h2>
      {enquiry.urgent ? <p className={styles.alarm}>Call first: {urgentBecause(enquiry)}.</p> : null}
      <dl className={styles.facts}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value === null || value === '' ? 'Not given' : value}</dd>
          </div>
        ))}
      </dl>
      <h3>Message</h3>
      <p className={styles.message}>{enquiry.message === '' ? 'No message.' : enquiry.message}</p>
      <h3>Self-checks sent along</h3>
      <SelfChecks enquiry={enquiry} />
      {enquiry.statusReason === null ? null : (
        <p>
          {enquiry.status === 'closed' ? 'Closed' : 'Noted'} by {enquiry.handledBy ?? 'somebody'}:{' '}
          {enquiry.statusReason}
        </p>
      )}
      <Acts enquiry={enquiry} />
    </>
  );
}

function SelfChecks({ enquiry }: { readonly enquiry: EnquiryView }) {
  if (enquiry.selfChecks.length === 0) return <p>None.</p>;
  return (
    <ul className={styles.checks}>
      {enquiry.selfChecks.map((check) => {
        const { score, flags } = selfCheckWords(check);
        return (
          <li key={check.instrument}>
            <strong>{score}</strong>
            {flags.map((flag) => (
              <span key={flag} className={styles.flag}>
                {flag}
              </span>
            ))}
          </li>
        );
      })}
      <li className={styles.soft}>
        Filled in without help and scored again here. A score is not a diagnosis.
      </li>
    </ul>
  );
}

function Acts({ enquiry }: { readonly enquiry: EnquiryView }) {
  const { clinic } = useClinic();
  const [asks, setAsks] = useState<'contacted' | 'closed'>();
  const params = { clinicId: clinic.id, enquiryId: enquiry.id };
  const set = useAct(setEnquiryStatus, { refreshes: [listEnquiries, listWork] });
  if (enquiry.status === 'converted' && enquiry.patientId !== null) {
    return (
      <p>
        <Link
          className={buttonClass()}
          to="/$clinicId/patients/$patientId"
          params={{ clinicId: clinic.id, patientId: enquiry.patientId }}
        >
          Open the chart
        </Link>
      </p>
    );
  }
  if (enquiry.status === 'closed') {
    return (
      <Button
        look="secondary"
        disabled={set.isPending}
        onClick={() =>
          set.mutate(
            { params, body: { version: enquiry.version, status: 'new' } },
            { onError: (error) => toastFailure(wordsOf(error)) },
          )
        }
      >
        Open it again
      </Button>
    );
  }
  if (asks !== undefined) return <Answer enquiry={enquiry} status={asks} onDone={() => setAsks(undefined)} />;
  return (
    <p className={styles.acts}>
      <Link
        className={buttonClass()}
        to="/$clinicId/patients/new"
        params={{ clinicId: clinic.id }}
        search={{ enquiry: enquiry.id }}
      >
        Make a chart
      </Link>
      <Button look="secondary" onClick={() => setAsks('contacted')}>
        {enquiry.status === 'contacted' ? 'Note another contact' : 'Contacted'}
      </Button>
      <Button look="secondary" onClick={() => setAsks('closed')}>
        Close with a reason
      </Button>
    </p>
  );
}

interface AnswerProps {
  readonly enquiry: EnquiryView;
  readonly status: 'contacted' | 'closed';
  readonly onDone: () => void;
}

function Answer({ enquiry, status, onDone }: AnswerProps) {
  const { clinic } = useClinic();
  const [reason, setReason] = useState('');
  const problems = useFormProblems();
  const set = useAct(setEnquiryStatus, { refreshes: [listEnquiries, listWork] });
  const isClosing = status === 'closed';
  const send = () => {
    if (isClosing && reason.trim() === '')
      return problems.show([{ field: 'reason', message: 'Say why it is closed' }]);
    problems.clear();
    set.mutate(
      {
        params: { clinicId: clinic.id, enquiryId: enquiry.id },
        body: {
          version: enquiry.version,
          status,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
      },
      {
        onSuccess: () => {
          toast(isClosing ? 'Enquiry closed' : 'Contact noted');
          onDone();
        },
        onError: showRefusal(problems),
      },
    );
  };
  return (
    <EntryForm
      title={isClosing ? 'Close this enquiry' : 'Note the contact'}
      act={isClosing ? 'Close the enquiry' : 'Note that they were contacted'}
      busy={set.isPending}
      problems={problems}
      onSubmit={send}
      onCancel={onDone}
    >
      <TextAreaField
        name="reason"
        label={isClosing ? 'Reason' : 'What was said or agreed'}
        optional={!isClosing}
        maxLength={500}
        rows={3}
        value={reason}
        error={problems.of('reason')}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </EntryForm>
  );
}
