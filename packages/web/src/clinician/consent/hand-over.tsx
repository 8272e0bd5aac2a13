import type { ConsentDocument } from '@titrate/contract';
import { parseCivilDate } from '@titrate/quantity';
import { useEffect, useRef } from 'react';
import { formatLongDate } from '../../kit/format/date.ts';
import { Button } from '../../kit/ui/button.tsx';
import { TextField, Tick } from '../../kit/ui/field.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import type { PatientRecord } from '../shell/patient-frame.tsx';
import styles from './consent.module.css';
import { SignaturePad } from './signature-pad.tsx';
import { patientProblems, type TalkState } from './talk-state.ts';

interface HandOverProps {
  readonly document: ConsentDocument;
  readonly record: PatientRecord;
  readonly state: TalkState;
  readonly onChange: (part: Partial<TalkState>) => void;
  readonly onBack: () => void;
}

/**
 * The whole screen for the patient: plain words in large type, each part agreed on its own, and the signature. Nothing
 * else of the clinic can be reached or read from here.
 */
export function HandOver({ document, record, state, onChange, onBack }: HandOverProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const problems = useFormProblems();
  useEffect(() => {
    const element = dialog.current;
    if (element !== null && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  const { patient } = record;
  const born = parseCivilDate(patient.birthDate);
  const finish = () => {
    const open = patientProblems(state, document);
    problems.show(open);
    if (open.length === 0) onBack();
  };
  return (
    <dialog
      ref={dialog}
      className={styles.handOver}
      aria-labelledby="hand-over-title"
      onCancel={(event) => event.preventDefault()}
    >
      <div className={styles.sheet}>
        <header data-patient-banner>
          <p className={styles.whose}>
            {patient.givenName} {patient.familyName}
            {born.ok ? `, born ${formatLongDate(born.value)}` : ''}
          </p>
          <h2 id="hand-over-title">Your consent</h2>
          <p>
            Please read each part. Tick it when you understand and agree. Ask us about anything, at any time.
            You may say no.
          </p>
        </header>
        <ErrorSummary problems={problems.all} />
        {document.elements.map(({ id, title, text, needed }) => (
          <section key={id} className={styles.element} aria-labelledby={`element-${id}`}>
            <h3 id={`element-${id}`}>{title}</h3>
            <p>{text}</p>
            <Tick
              name={`agreed.${id}`}
              checked={state.agreed.includes(id)}
              error={problems.of(`agreed.${id}`)}
              onChange={(checked) =>
                onChange({
                  agreed: checked ? [...state.agreed, id] : state.agreed.filter((one) => one !== id),
                })
              }
            >
              I understand and agree
              <span className="visually-hidden">: {title}</span>
              {needed ? '' : ' (you may leave this open)'}
            </Tick>
          </section>
        ))}
        <section className={styles.element} aria-labelledby="your-signature">
          <h3 id="your-signature">Your signature</h3>
          <TextField
            name="patient-name"
            label="Your full name"
            autoComplete="off"
            value={state.name}
            error={problems.of('patient-name')}
            onChange={(event) => onChange({ name: event.currentTarget.value })}
          />
          {state.typed ? null : (
            <SignaturePad
              strokes={state.strokes}
              error={problems.of('signature')}
              onChange={(strokes) => onChange({ strokes })}
            />
          )}
          <Tick
            name="typed"
            checked={state.typed}
            onChange={(typed) => onChange(typed ? { typed, strokes: '' } : { typed })}
          >
            I cannot or do not wish to draw my signature. By typing my name I sign.
          </Tick>
        </section>
        <div className={styles.acts}>
          <Button size="large" onClick={finish}>
            I have finished
          </Button>
          <Button size="large" look="secondary" onClick={onBack}>
            Give it back without finishing
          </Button>
        </div>
      </div>
    </dialog>
  );
}
