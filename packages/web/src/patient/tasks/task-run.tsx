import { useMemo, useState } from 'react';
import { useFocusOnStep } from '../../kit/questionnaire/use-focus-on-step.ts';
import { HelpFirst } from './help-first.tsx';
import { forgetOpened, type OpenedTask } from './opened.ts';
import { questionsOfForm, questionsOfHistory } from './questions.ts';
import { Review } from './review.tsx';
import { SavedLine } from './saved-line.tsx';
import { Start } from './start.tsx';
import { askedOf, firstOpen, isStillThere, stepAfter, stepAtStart, stepBefore } from './steps.ts';
import { TaskQuestionPage } from './task-question.tsx';
import styles from './tasks.module.css';
import { type Finished, ThankYou } from './thank-you.tsx';
import { useKeeper } from './use-keeper.ts';
import { useSteps } from './use-steps.ts';

/** Walks through a task, one question a page, with every answer kept as it is given. */
export function TaskRun({ opened }: { opened: OpenedTask }) {
  const { task, form } = opened;
  const { keeper, kept } = useKeeper(task.id, opened.progress);
  const questions = useMemo(
    () => (form === null ? questionsOfHistory(opened.questions ?? []) : questionsOfForm(form)),
    [form, opened.questions],
  );
  const [start] = useState(() =>
    task.status === 'done' ? ({ kind: 'done' } as const) : stepAtStart(questions, kept.progress),
  );
  const steps = useSteps(start);
  const [finished, setFinished] = useState<Finished | undefined>(
    task.status === 'done' ? { help: null, followUp: [] } : undefined,
  );
  const top = useFocusOnStep(steps.step);
  const isOver = finished !== undefined;
  const remembered = steps.step.kind === 'done' && !isOver ? start : steps.step;
  const step = isOver
    ? ({ kind: 'done' } as const)
    : isStillThere(remembered, questions, kept.progress)
      ? remembered
      : firstOpen(questions, kept.progress);
  const asked = askedOf(questions, kept.progress);
  const forward = () => steps.go(stepAfter(step, questions, kept.progress));
  const before = stepBefore(step, questions, kept.progress);
  const back = before === undefined ? undefined : () => steps.back(before);
  const question = step.kind === 'question' ? asked.find(({ key }) => key === step.key) : undefined;
  return (
    <div ref={top} tabIndex={-1} className={styles.run}>
      {step.kind === 'start' ? <Start opened={opened} count={asked.length} onStart={forward} /> : null}
      {question === undefined ? null : (
        <TaskQuestionPage
          key={question.key}
          question={question}
          number={asked.indexOf(question) + 1}
          total={asked.length}
          answer={kept.progress[question.key]}
          onAnswer={(value) => keeper.give(question.key, value)}
          onNext={forward}
          onBack={back}
          foot={<SavedLine kept={kept} onRetry={keeper.retry} />}
        />
      )}
      {step.kind === 'help' ? (
        <HelpFirst kept={kept} seenBy={kept.help?.seenBy ?? opened.seenBy} onGoOn={forward} onBack={back} />
      ) : null}
      {step.kind === 'review' ? (
        <Review
          opened={opened}
          asked={asked}
          kept={kept}
          keeper={keeper}
          onChange={(key) => steps.go({ kind: 'question', key, fromReview: true })}
          onDone={(answer) => {
            forgetOpened(task.id);
            setFinished(answer);
            steps.replace({ kind: 'done' });
          }}
        />
      ) : null}
      {step.kind === 'done' && finished !== undefined ? <ThankYou task={task} finished={finished} /> : null}
      {form === null || step.kind === 'done' ? null : <p className={styles.credit}>{form.copyright}</p>}
    </div>
  );
}
