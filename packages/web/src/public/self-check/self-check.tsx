import type { Instrument } from '@titrate/clinical/instruments';
import type { AttachedSelfCheck } from '@titrate/contract';
import { useState } from 'react';
import { useFocusOnStep } from '../../kit/questionnaire/use-focus-on-step.ts';
import { Help } from './help.tsx';
import { Question } from './question.tsx';
import { Result } from './result.tsx';
import { Review } from './review.tsx';
import styles from './self-check.module.css';
import { type CheckAnswer, type Step, stepAfter, stepBefore } from './steps.ts';

interface SelfCheckProps {
  readonly instrument: Instrument;
  readonly name: AttachedSelfCheck['instrument'];
  readonly title: string;
}

/** One question a page, in the form's own words and order; answers stay in memory only (POR-02). */
export function SelfCheck({ instrument, name, title }: SelfCheckProps) {
  const [step, setStep] = useState<Step>({ kind: 'question', item: 0 });
  const [answers, setAnswers] = useState<readonly CheckAnswer[]>([]);
  const [fromReview, setFromReview] = useState(false);
  const top = useFocusOnStep(step);

  const answer = (item: number, value: number | null) => {
    const next = [...answers];
    next[item] = value;
    setAnswers(next);
  };
  const forward = () => {
    const next = stepAfter(step, instrument, answers);
    // Someone who came back to change one answer returns to the review, but never past the help.
    setStep(fromReview && next.kind === 'question' ? { kind: 'review' } : next);
    if (next.kind !== 'help') setFromReview(false);
  };
  const before = stepBefore(step, instrument);
  const back = before === undefined ? undefined : () => setStep(before);

  return (
    <div className={styles.page} ref={top} tabIndex={-1}>
      <p className={styles.kicker}>
        {title} · {instrument.shortTitle}
      </p>
      {step.kind === 'question' ? (
        <Question
          key={step.item}
          instrument={instrument}
          item={step.item}
          answer={answers[step.item]}
          onAnswer={(value) => answer(step.item, value)}
          onNext={forward}
          onBack={back}
        />
      ) : null}
      {step.kind === 'help' ? <Help onGoOn={forward} onBack={back} /> : null}
      {step.kind === 'review' ? (
        <Review
          instrument={instrument}
          answers={answers}
          onChange={(item) => {
            setFromReview(true);
            setStep({ kind: 'question', item });
          }}
          onDone={forward}
        />
      ) : null}
      {step.kind === 'result' ? <Result instrument={instrument} name={name} answers={answers} /> : null}
    </div>
  );
}
