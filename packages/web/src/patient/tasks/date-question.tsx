import { parseCivilDate } from '@titrate/quantity';
import { type FormEvent, useState } from 'react';
import { now } from '../../kit/clock/clock.ts';
import { DateBoxes } from '../../kit/date-entry/date-boxes.tsx';
import { type DateProblem, NO_DATE, readDate, typedOf } from '../../kit/date-entry/typed-date.ts';
import { dayOf } from '../../kit/format/date.ts';
import { Moves } from '../../kit/questionnaire/moves.tsx';
import { QuestionProgress, QuestionText } from '../../kit/questionnaire/question-page.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { Tick } from '../../kit/ui/field.tsx';
import type { TaskQuestionPageProps } from './task-question.tsx';

type DateQuestionProps = Omit<TaskQuestionPageProps, 'question'> & { readonly text: string };

/** When something was. Whoever does not know says so, and nobody guesses for them. */
export function DateQuestion(props: DateQuestionProps) {
  const { text, answer, onAnswer } = props;
  const [typed, setTyped] = useState(() =>
    typeof answer === 'string' && answer !== 'unsure' ? typedOf(answer) : NO_DATE,
  );
  const [unsure, setUnsure] = useState(answer === 'unsure');
  const [problem, setProblem] = useState<DateProblem>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (unsure) {
      props.onNext();
      return;
    }
    const read = readDate(typed, phoneDay());
    setProblem(read.ok ? undefined : read.error);
    if (!read.ok) {
      document.getElementById(`field-answer-${read.error.box}`)?.focus();
      return;
    }
    onAnswer(read.value);
    props.onNext();
  };
  return (
    <form onSubmit={submit} noValidate>
      <QuestionProgress number={props.number} total={props.total} />
      <DateBoxes
        name="answer"
        legend={<QuestionText question={{ text }} />}
        hint="About when is enough. If you only know the month, choose the latest day it could have been."
        value={typed}
        problem={problem}
        onChange={(next) => {
          setTyped(next);
          setUnsure(false);
          const read = readDate(next, phoneDay());
          if (read.ok) onAnswer(read.value);
        }}
      />
      <Tick
        name="unsure"
        checked={unsure}
        onChange={(checked) => {
          setUnsure(checked);
          setProblem(undefined);
          if (checked) {
            setTyped(NO_DATE);
            onAnswer('unsure');
          }
        }}
      >
        I do not know when
      </Tick>
      <Moves onBack={props.onBack}>
        <Button type="submit" size="large">
          Next
        </Button>
      </Moves>
      {props.foot}
    </form>
  );
}

/** The phone's own day: only to notice a date that is still to come. */
function phoneDay() {
  const parsed = parseCivilDate(dayOf(now(), Intl.DateTimeFormat().resolvedOptions().timeZone));
  if (!parsed.ok) throw new Error('Invariant broken: the platform gave a day that does not exist');
  return parsed.value;
}
