import { Link, useParams } from '@tanstack/react-router';
import { REMS_FORM_GROUPS } from '@titrate/clinical/protocols';
import { type RemsAnswerView, type RemsFormView, readRemsForm } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useCall } from '../../kit/api/hooks.ts';
import { formatDateTime, formatDay, formatTime } from '../../kit/format/date.ts';
import { FiveStates } from '../../kit/ui/five-states.tsx';
import { StatusBadge } from '../../kit/ui/status-badge.tsx';
import { Page } from '../shell/app-shell.tsx';
import { useClinic, useToday } from '../shell/clinic-frame.tsx';
import styles from './rems.module.css';
import { RemsSteps } from './rems-steps.tsx';
import { leftWords, nameWords, stateWords } from './rems-words.ts';

/** The monitoring form of one session: every answer with the entries of that day it rests on (REC-07). */
export function RemsFormPage() {
  const { clinic } = useClinic();
  const { sessionId = '' } = useParams({ strict: false });
  const form = useCall(readRemsForm, { params: { clinicId: clinic.id, sessionId } });
  return (
    <Page>
      <FiveStates query={form} what="The form">
        {(data) => <Form form={data} />}
      </FiveStates>
    </Page>
  );
}

function Form({ form }: { readonly form: RemsFormView }) {
  const { clinic } = useClinic();
  const today = useToday();
  const { status, word } = stateWords(form);
  const open = form.answers.filter(
    ({ value, from, kind }) => value === null && from !== 'person' && kind === 'yes-no',
  );
  return (
    <>
      <h1>
        REMS monitoring form: {nameWords(form)}, session {form.number}
      </h1>
      <p className={styles.head}>
        <span>
          born {formatDay(form.patient.birthDate)}, record {form.patient.recordNumber}
        </span>
        <StatusBadge status={status} word={word} />
        <span>
          Session of {formatDay(form.sessionOn)}, form due {formatDay(form.dueOn)}
          {form.urgency === null ? null : (
            <strong className={styles.left} data-urgency={form.urgency}>
              {' '}
              {leftWords(form.dueOn, today)}
            </strong>
          )}
        </span>
        <Link
          className="no-print"
          to="/$clinicId/sessions/$sessionId"
          params={{ clinicId: clinic.id, sessionId: form.sessionId }}
        >
          Open the session
        </Link>
      </p>
      {open.length === 0 ? null : (
        <p className={styles.open}>
          Not recorded in the session: {open.map(({ label }) => label).join('; ')}. Ask, chart it late with
          its time, and read the form again; it is never taken for a no.
        </p>
      )}
      <div className={styles.groups}>
        {Object.entries(REMS_FORM_GROUPS).map(([group, title]) => (
          <section key={group} className={styles.group} aria-labelledby={`group-${group}`}>
            <h2 id={`group-${group}`}>{title}</h2>
            <dl className={styles.answers}>
              {form.answers
                .filter((one) => one.group === group && shown(one))
                .map((one) => (
                  <div key={one.field}>
                    <dt>{one.label}</dt>
                    <dd data-open={one.value === null}>
                      {valueWords(one, clinic.zone)}
                      <Traces answer={one} zone={clinic.zone} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.quiet}>
        Form of {form.formVersion}. Filled from the entries of this session alone; check it against the form
        in force at the REMS. Content {form.contentHash.slice(0, 16)}
      </p>
      <RemsSteps key={form.state} form={form} />
    </>
  );
}

/** Details of an event that was not there have nothing to say. */
const shown = ({ field, value }: RemsAnswerView): boolean =>
  value !== null || !/(Onset|Resolution|Severity)$|^serious(Type|Narrative)$|^medicinesGiven$/.test(field);

function valueWords({ value, kind, from }: RemsAnswerView, zone: string): string {
  if (value === null) return from === 'person' ? 'Asked when it is sent' : 'Not recorded';
  switch (kind) {
    case 'yes-no':
      return value === true ? 'Yes' : 'No';
    case 'minutes':
      return `${value} min`;
    case 'mg':
      return `${value} mg`;
    case 'pressure':
      return `${value} mmHg`;
    case 'instant': {
      const at = parseInstant(String(value));
      return at.ok ? formatDateTime(at.value, zone) : String(value);
    }
    case 'text':
      return /^\d{4}-\d{2}-\d{2}$/.test(String(value)) ? formatDay(String(value)) : String(value);
  }
}

function Traces({ answer, zone }: { readonly answer: RemsAnswerView; readonly zone: string }) {
  if (answer.traces.length === 0) return null;
  const times = answer.traces.flatMap(({ at }) => {
    const parsed = parseInstant(at);
    return parsed.ok ? [formatTime(parsed.value, zone)] : [];
  });
  return <small>from the entry of {[...new Set(times)].join(', ')}</small>;
}
