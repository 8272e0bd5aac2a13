import { useId } from 'react';
import type { AnswerProps } from './question-page.tsx';
import styles from './questionnaire.module.css';
import { RatherNot } from './rather-not.tsx';

/** One number of a short row, as buttons large enough for a thumb. */
export function ScaleAnswer({ question, legend, answer, error, mayDecline, onAnswer }: AnswerProps) {
  const id = useId();
  return (
    <fieldset className={styles.scale} aria-describedby={error === undefined ? undefined : `${id}-error`}>
      <legend>{legend}</legend>
      {error === undefined ? null : (
        <p className={styles.problem} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
      <div className={styles.scaleRow}>
        {question.options.map(({ value, label }, index) => (
          <label key={value}>
            <input
              type="radio"
              name="answer"
              id={index === 0 ? 'field-answer' : undefined}
              checked={answer === value}
              onChange={() => onAnswer(value)}
            />
            {label}
          </label>
        ))}
      </div>
      {mayDecline ? <RatherNot checked={answer === null} onChoose={() => onAnswer(null)} /> : null}
    </fieldset>
  );
}
