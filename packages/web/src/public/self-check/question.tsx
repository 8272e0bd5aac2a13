import type { Instrument } from '@titrate/clinical/instruments';
import { type FormEvent, useState } from 'react';
import { Button } from '../../kit/ui/button.tsx';
import { Choices } from '../../kit/ui/field.tsx';
import styles from './self-check.module.css';
import type { CheckAnswer } from './steps.ts';

interface QuestionProps {
  readonly instrument: Instrument;
  readonly item: number;
  readonly answer: CheckAnswer;
  readonly onAnswer: (value: number | null) => void;
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
}

const RATHER_NOT = 'rather-not';

export function Question({ instrument, item, answer, onAnswer, onNext, onBack }: QuestionProps) {
  const [missing, setMissing] = useState(false);
  const asked = instrument.items[item];
  if (asked === undefined) throw new Error('Invariant broken: the form has no such question');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer === undefined) setMissing(true);
    else onNext();
  };
  const total = instrument.items.length;
  return (
    <form onSubmit={submit}>
      <p className={styles.progressText} id="progress">
        Question {item + 1} of {total}
      </p>
      <progress className={styles.progress} value={item + 1} max={total} aria-labelledby="progress" />
      <Choices
        name="answer"
        legend={
          <>
            <span className={styles.stem}>{instrument.stem}</span>
            <h1 className={styles.item}>{asked.text ?? asked.title}</h1>
          </>
        }
        options={[
          ...(asked.options ?? []).map(({ value, label }) => ({ value: String(value), label })),
          { value: RATHER_NOT, label: 'I would rather not answer' },
        ]}
        value={answer === undefined ? undefined : answer === null ? RATHER_NOT : String(answer)}
        onChange={(value) => {
          setMissing(false);
          onAnswer(value === RATHER_NOT ? null : Number(value));
        }}
        error={missing ? 'Choose one answer, or choose that you would rather not' : undefined}
      />
      <div className={styles.moves}>
        {onBack === undefined ? null : (
          <Button look="secondary" size="large" onClick={onBack}>
            Back
          </Button>
        )}
        <Button type="submit" size="large">
          Next
        </Button>
      </div>
    </form>
  );
}
