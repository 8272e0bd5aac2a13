import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Moves } from './moves.tsx';
import { NumberAnswer } from './number-answer.tsx';
import styles from './questionnaire.module.css';
import { ScaleAnswer } from './scale-answer.tsx';

/** `undefined` is not reached yet, `null` is "I would rather not answer". */
export type GivenAnswer = number | string | null | undefined;

export interface AskedQuestion {
  readonly text: string;
  /** What the whole form asks, said again above each question. */
  readonly stem?: string | null | undefined;
  /** `choice`: worded rows. `scale`: one number of a short row. `number`: a whole number typed. */
  readonly control: 'choice' | 'scale' | 'number';
  readonly options: readonly { readonly value: number | string; readonly label: string }[];
  readonly min?: number;
  readonly max?: number;
}

interface QuestionPageProps {
  readonly question: AskedQuestion;
  /** Counts from 1. */
  readonly number: number;
  readonly total: number;
  readonly answer: GivenAnswer;
  readonly onAnswer: (value: number | string | null) => void;
  readonly onNext: () => void;
  readonly onBack: (() => void) | undefined;
  readonly mayDecline: boolean;
  /** What is said below, such as whether the answer is saved. */
  readonly foot?: ReactNode;
}

const RATHER_NOT = 'rather-not';

/** One question a page: nothing preselected, an explicit Next, Back keeps what was answered (POR-02). */
export function QuestionPage(props: QuestionPageProps) {
  const { question, answer, onAnswer, mayDecline } = props;
  const [missing, setMissing] = useState(false);
  const [misread, setMisread] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer === undefined || misread) setMissing(true);
    else props.onNext();
  };
  const give = (value: number | string | null) => {
    setMissing(false);
    onAnswer(value);
  };
  const error = missing ? missingWords(question.control, mayDecline) : undefined;
  const legend = <QuestionText question={question} />;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <QuestionProgress number={props.number} total={props.total} />
      {question.control === 'choice' ? (
        <ChoiceAnswer {...{ question, legend, answer, error, mayDecline }} onAnswer={give} />
      ) : question.control === 'scale' ? (
        <ScaleAnswer {...{ question, legend, answer, error, mayDecline }} onAnswer={give} />
      ) : (
        <NumberAnswer
          {...{ question, legend, answer, error, mayDecline }}
          onAnswer={give}
          onMisread={setMisread}
        />
      )}
      <Moves onBack={props.onBack}>
        <Button type="submit" size="large">
          Next
        </Button>
      </Moves>
      {props.foot}
    </form>
  );
}

/** How far one is, in words and as a bar. */
export function QuestionProgress({ number, total }: { number: number; total: number }) {
  return (
    <>
      <p className={styles.progressText} id="progress">
        Question {number} of {total}
      </p>
      <progress className={styles.progress} value={number} max={total} aria-labelledby="progress" />
    </>
  );
}

export interface AnswerProps {
  readonly question: AskedQuestion;
  readonly legend: ReactNode;
  readonly answer: GivenAnswer;
  readonly error: string | undefined;
  readonly mayDecline: boolean;
  readonly onAnswer: (value: number | string | null) => void;
}

export function QuestionText({ question }: { question: Pick<AskedQuestion, 'stem' | 'text'> }) {
  return (
    <>
      {question.stem === undefined || question.stem === null || question.stem === '' ? null : (
        <span className={styles.stem}>{question.stem}</span>
      )}
      <h1 className={styles.item}>{question.text}</h1>
    </>
  );
}

function ChoiceAnswer({ question, legend, answer, error, mayDecline, onAnswer }: AnswerProps) {
  const options = question.options.map(({ value, label }) => ({ value: String(value), label }));
  return (
    <Choices
      name="answer"
      legend={legend}
      options={mayDecline ? [...options, { value: RATHER_NOT, label: 'I would rather not answer' }] : options}
      value={answer === undefined ? undefined : answer === null ? RATHER_NOT : String(answer)}
      onChange={(chosen) =>
        onAnswer(
          chosen === RATHER_NOT
            ? null
            : (question.options.find(({ value }) => String(value) === chosen)?.value ?? null),
        )
      }
      error={error}
    />
  );
}

function missingWords(control: AskedQuestion['control'], mayDecline: boolean): string {
  const wanted = control === 'number' ? 'Type a number' : 'Choose one answer';
  return mayDecline ? `${wanted}, or choose that you would rather not` : wanted;
}
