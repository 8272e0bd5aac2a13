import { openMyTask } from '@titrate/contract';
import { useCall } from '../../kit/api/hooks.ts';
import { isApiError } from '../../kit/api/problems.ts';
import { usePageParams } from '../../kit/routing/page-view.tsx';
import { NotShown } from '../../kit/ui/not-shown.tsx';
import { LoadingState } from '../../kit/ui/states.tsx';
import { Welcome } from '../home/welcome.tsx';
import { openedOrKept } from './opened.ts';
import { TaskRun } from './task-run.tsx';

/** One task: a questionnaire or a group of history questions. */
export function TaskPage() {
  const { taskId = '' } = usePageParams();
  const task = useCall(openMyTask, { params: { taskId } }, { via: (read) => openedOrKept(taskId, read) });
  // Answers may have come from another phone since this one looked: what it had waits while it asks anew.
  const isCurrent = task.isFetchedAfterMount || !task.isFetching;
  if (task.data === undefined) {
    if (isApiError(task.error) && task.error.problem.status === 401) return <Welcome />;
    return (
      <>
        <NotShown query={task} what="These questions" />
        <p>
          <a href="/me">To the first page</a>
        </p>
      </>
    );
  }
  if (!isCurrent) return <LoadingState what="the questions" />;
  return <TaskRun opened={task.data} />;
}
