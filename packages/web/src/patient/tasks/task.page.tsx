import { openMyTask } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { isApiError, wordsOf } from '../../kit/api/problems.ts';
import { usePageParams } from '../../kit/routing/page-view.tsx';
import { FailedState, LoadingState } from '../../kit/ui/states.tsx';
import { Welcome } from '../home/welcome.tsx';
import { TaskRun } from './task-run.tsx';

/** One task: a questionnaire or a group of history questions. */
export function TaskPage() {
  const { taskId = '' } = usePageParams();
  const task = useCall(openMyTask, { params: { taskId } });
  // Answers may have come from another phone since this one looked: ask anew, unless there is no network to ask.
  const isCurrent = task.isFetchedAfterMount || task.isError || task.fetchStatus === 'paused';
  if (task.data === undefined && task.isError) {
    if (isApiError(task.error) && task.error.problem.status === 401) return <Welcome />;
    return (
      <>
        <FailedState
          what="These questions"
          reason={wordsOf(task.error)}
          onRetry={() => void task.refetch()}
        />
        <p>
          <a href="/me">To the first page</a>
        </p>
      </>
    );
  }
  if (task.data === undefined || !isCurrent) return <LoadingState what="the questions" />;
  return <TaskRun opened={task.data} />;
}
