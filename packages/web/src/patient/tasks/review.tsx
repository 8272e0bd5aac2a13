import { useQueryClient } from '@tanstack/react-query';
import { myTasks, type Progress, submitMyTask } from '@titrate/contract';
import { parseCivilDate } from '@titrate/quantity';
import { useState } from 'react';
import { call } from '../../kit/api/client.ts';
import { isApiError, wordsOf } from '../../kit/api/problems.ts';
import { formatLongDate } from '../../kit/format/date.ts';
import { Moves } from '../../kit/questionnaire/moves.tsx';
import { ReviewList } from '../../kit/questionnaire/review-list.tsx';
import { Button } from '../../kit/ui/button.tsx';
import { ErrorSummary, useFormProblems } from '../../kit/ui/form-problems.tsx';
import type { Keeper, Kept } from './keeper.ts';
import type { OpenedTask } from './opened.ts';
import type { TaskQuestion } from './questions.ts';
import { SavedLine } from './saved-line.tsx';
import type { Finished } from './thank-you.tsx';

interface ReviewProps {
  readonly opened: OpenedTask;
  readonly asked: readonly TaskQuestion[];
  readonly kept: Kept;
  readonly keeper: Keeper;
  readonly onChange: (key: string) => void;
  readonly onDone: (finished: Finished) => void;
}

/** All answers once more, each one to change, then the only button that finishes. */
export function Review({ opened, asked, kept, keeper, onChange, onDone }: ReviewProps) {
  const queries = useQueryClient();
  const problems = useFormProblems();
  const [busy, setBusy] = useState(false);
  const finish = async () => {
    const open = asked.filter(({ key }) => kept.progress[key] === undefined);
    problems.show(open.map(({ key, shown }) => ({ field: key, message: `Not answered yet: ${shown.text}` })));
    if (open.length > 0) return;
    setBusy(true);
    try {
      if (!(await keeper.settle())) {
        problems.show([
          { field: '', message: 'There is no connection just now. Your answers are kept. Please try again.' },
        ]);
        return;
      }
      const answer = await call(submitMyTask, { params: { taskId: opened.task.id } });
      void queries.invalidateQueries({ queryKey: [myTasks.id] });
      onDone({ help: answer.help, followUp: answer.followUp });
    } catch (error) {
      const isAway = !isApiError(error);
      const message = isAway
        ? 'There is no connection just now. Your answers are kept. Please try again.'
        : wordsOf(error);
      problems.show([{ field: '', message }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="review-title">
      <ErrorSummary problems={problems.all} />
      <h1 id="review-title">Your answers</h1>
      <p>Please look through them. You can change any of them. Then send them.</p>
      {opened.form?.stem === null || opened.form === null ? null : <p>{opened.form.stem}</p>}
      <ReviewList
        rows={asked.map((question) => ({
          key: question.key,
          question: question.shown.text,
          answer: answerWords(question, kept.progress[question.key]),
        }))}
        onChange={(row) => onChange(asked[row]?.key ?? '')}
      />
      <Moves onBack={undefined}>
        <Button size="large" disabled={busy} onClick={() => void finish()}>
          {busy ? 'Sending…' : 'Send my answers'}
        </Button>
      </Moves>
      <SavedLine kept={kept} onRetry={keeper.retry} />
    </section>
  );
}

function answerWords({ shown }: TaskQuestion, answer: Progress[string] | undefined): string | undefined {
  if (answer === undefined) return undefined;
  if (answer === null) return 'Rather not answer';
  if (shown.control !== 'date') {
    return shown.options.find(({ value }) => value === answer)?.label ?? String(answer);
  }
  const date = parseCivilDate(String(answer));
  return date.ok ? formatLongDate(date.value) : 'I do not know when';
}
