import { formOf, type TextPackage } from '@titrate/clinical/instruments';
import type { CivilDate } from '@titrate/quantity';
import { useState } from 'react';
import { QuestionPage } from '../../../kit/questionnaire/question-page.tsx';
import { Button } from '../../../kit/ui/button.tsx';
import styles from './instruments.module.css';

interface FormPreviewProps {
  readonly texts: TextPackage;
  readonly on: CivilDate;
}

/** The form as it will be read: page by page as on a patient's phone, and all words in one list. Nothing is saved. */
export function FormPreview({ texts, on }: FormPreviewProps) {
  const { instrument, language } = texts;
  const form = formOf({ instrument, audience: 'clinician', texts: [texts], on, language });
  const forPatient = formOf({ instrument, audience: 'patient', texts: [texts], on, language });
  if (!form.ok) return <p role="alert">{form.error.message}</p>;
  const { items, stem, recall, copyright } = form.value;
  return (
    <div className={styles.preview} lang={language}>
      {forPatient.ok ? (
        <Phone form={forPatient.value} />
      ) : (
        <p lang="en">Rated by a clinician; patients never see this form.</p>
      )}
      <details open={!forPatient.ok}>
        <summary lang="en">All words in one list</summary>
        {stem === null ? null : <p>{stem}</p>}
        <p className={styles.soft} lang="en">
          {recall}
        </p>
        <ol className={styles.words}>
          {items.map((item) => (
            <li key={item.id}>
              {item.label}
              {item.options.length === 0 ? (
                <span className={styles.soft} lang="en">
                  a whole number from {item.values.min} to {item.values.max}
                </span>
              ) : (
                <span className={styles.soft}>
                  {item.options
                    .map(({ value, label }) => (label === String(value) ? label : `${value} ${label}`))
                    .join(' · ')}
                </span>
              )}
            </li>
          ))}
        </ol>
      </details>
      <p className={styles.soft}>{copyright}</p>
    </div>
  );
}

type PatientForm = Extract<ReturnType<typeof formOf>, { ok: true }>['value'];

function Phone({ form }: { readonly form: PatientForm }) {
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Readonly<Record<number, number | string | null>>>({});
  const item = form.items[at];
  if (item === undefined)
    return (
      <div className={styles.phone}>
        <p lang="en">The end of the form.</p>
        <Button look="secondary" onClick={() => setAt(0)}>
          From the beginning
        </Button>
      </div>
    );
  const { label, control, options, values } = item;
  return (
    <section className={styles.phone} aria-label="Preview as a patient sees it">
      <QuestionPage
        key={item.id}
        question={{ text: label, stem: form.stem, control, options, min: values.min, max: values.max }}
        number={at + 1}
        total={form.items.length}
        answer={answers[at]}
        onAnswer={(value) => setAnswers({ ...answers, [at]: value })}
        onNext={() => setAt(at + 1)}
        onBack={at === 0 ? undefined : () => setAt(at - 1)}
        mayDecline={false}
      />
    </section>
  );
}
