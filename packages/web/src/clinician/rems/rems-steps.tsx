import { listRemsForms, type RemsFormView, readRemsForm, recordRemsStep } from '@titrate/contract';
import { parseInstant } from '@titrate/quantity';
import { useState } from 'react';
import { useAct } from '../../kit/api/hooks.ts';
import { wordsOf } from '../../kit/api/problems.ts';
import { formatDateTime } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { TextField } from '../../kit/ui/field.tsx';
import { useClinic } from '../shell/clinic-frame.tsx';
import styles from './rems.module.css';

const WORDS = { sent: 'Sent', accepted: 'Accepted by the REMS', rejected: 'Rejected by the REMS' } as const;
const MAY_STEP = ['owner', 'prescriber', 'nurse'] as const;

/** What became of the form so far, and the step that comes next. Each is recorded by a person, none follows from a signature. */
export function RemsSteps({ form }: { readonly form: RemsFormView }) {
  const { clinic, user } = useClinic();
  const [note, setNote] = useState('');
  const [minutes, setMinutes] = useState('');
  const [id] = useState(() => crypto.randomUUID());
  const step = useAct(recordRemsStep, { refreshes: [readRemsForm, listRemsForms] });
  const params = { clinicId: clinic.id, sessionId: form.sessionId };
  const mayStep = MAY_STEP.some((role) => user.roles.includes(role));
  const typed = minutes.trim();
  const readable = typed === '' || /^\d{1,4}$/.test(typed);
  const mayBeSent = form.state === 'to-send' || form.state === 'rejected';
  return (
    <section className={`${styles.group} no-print`} aria-labelledby="steps">
      <h2 id="steps">What became of it</h2>
      {form.steps.length === 0 ? <p>Nothing was sent yet.</p> : null}
      <ol className={styles.steps}>
        {form.steps.map((one) => {
          const at = parseInstant(one.at);
          return (
            <li key={one.id}>
              <strong>{WORDS[one.step]}</strong>, {at.ok ? formatDateTime(at.value, clinic.zone) : one.at},{' '}
              {one.by}
              {one.note === '' ? null : `: ${one.note}`}
              {one.step === 'sent' && one.contentHash !== form.contentHash
                ? ' (the record has changed since)'
                : null}
            </li>
          );
        })}
      </ol>
      {!mayStep || form.state === 'accepted' ? null : !form.complete ? (
        <p>The form can be sent once the patient has left.</p>
      ) : (
        <div className={styles.next}>
          {mayBeSent ? (
            <TextField
              name="minutesUntilReady"
              label="Without the two-hour rule, the patient would have been ready after (min)"
              optional
              inputMode="numeric"
              value={minutes}
              error={readable ? undefined : `“${minutes}” is not a whole number of minutes`}
              onChange={(event) => setMinutes(event.currentTarget.value)}
            />
          ) : null}
          <TextField
            name="note"
            label={form.state === 'sent' ? 'Confirmation number, or what was wrong' : 'How it was sent'}
            optional={form.state !== 'sent'}
            maxLength={2000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {step.isError ? <p role="alert">{wordsOf(step.error)}</p> : null}
          <div className={styles.acts}>
            {mayBeSent ? (
              <Button
                disabled={step.isPending || !readable}
                onClick={() =>
                  step.mutate({
                    params,
                    body: {
                      step: 'sent',
                      id,
                      contentHash: form.contentHash,
                      minutesUntilReady: typed === '' ? null : Number(typed),
                      note: note.trim(),
                    },
                  })
                }
              >
                I have sent this form to the REMS
              </Button>
            ) : (
              <>
                <Button
                  disabled={step.isPending}
                  onClick={() => step.mutate({ params, body: { step: 'accepted', id, note: note.trim() } })}
                >
                  The REMS accepted it
                </Button>
                <Button
                  look="secondary"
                  disabled={step.isPending || note.trim().length < 3}
                  onClick={() => step.mutate({ params, body: { step: 'rejected', id, note: note.trim() } })}
                >
                  The REMS rejected it
                </Button>
              </>
            )}
          </div>
        </div>
      )}
    </section>
  );
}
