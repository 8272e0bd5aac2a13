import { useId, useState } from 'react';
import field from '../ui/field.module.css';
import type { AnswerProps } from './question-page.tsx';
import styles from './questionnaire.module.css';
import { RatherNot } from './rather-not.tsx';
import { readWhole } from './whole-number.ts';

interface NumberAnswerProps extends AnswerProps {
  /** What stands in the field is no answer, so that one does not go on with an older one. */
  readonly onMisread: (misread: boolean) => void;
}

/** A whole number typed by hand; what does not fit is named at the field and never changed into something else. */
export function NumberAnswer(props: NumberAnswerProps) {
  const { question, legend, answer, error, mayDecline, onAnswer, onMisread } = props;
  const id = useId();
  const { min = 0, max = 0 } = question;
  const [typed, setTyped] = useState(typeof answer === 'number' ? String(answer) : '');
  const wrong =
    typed === '' || readWhole(typed, min, max) !== undefined
      ? undefined
      : `Type a whole number from ${min} to ${max}`;
  const problem = wrong ?? error;
  return (
    <fieldset className={styles.scale}>
      <legend>{legend}</legend>
      <p className={styles.hint} id={`${id}-hint`}>
        A whole number from {min} to {max}
      </p>
      {problem === undefined ? null : (
        <p className={styles.problem} id={`${id}-error`} role="alert">
          {problem}
        </p>
      )}
      <input
        id="field-answer"
        className={`${field.input} ${styles.number}`}
        aria-label={question.text}
        aria-describedby={`${id}-hint${problem === undefined ? '' : ` ${id}-error`}`}
        aria-invalid={problem !== undefined}
        inputMode="numeric"
        autoComplete="off"
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          const value = readWhole(event.currentTarget.value, min, max);
          onMisread(value === undefined);
          if (value !== undefined) onAnswer(value);
        }}
      />
      {mayDecline ? (
        <RatherNot
          checked={answer === null}
          onChoose={() => {
            setTyped('');
            onMisread(false);
            onAnswer(null);
          }}
        />
      ) : null}
    </fieldset>
  );
}
