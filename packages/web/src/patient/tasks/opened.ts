import { openMyTask, type ResponseOf } from '@titrate/contract';
import { readOrKept } from '../../kit/installed/kept-read.ts';
import { thisTab } from '../this-tab.ts';

/** A task with its questions, and the answers that the clinic has. */
export type OpenedTask = ResponseOf<typeof openMyTask>;

const slotOf = (taskId: string): string => `task/${taskId}`;

/** The task from the clinic; without network as this tab last had it, so that a reload does not end the form. */
export const openedOrKept = (taskId: string, read: () => Promise<OpenedTask>): Promise<OpenedTask> =>
  readOrKept({
    read,
    keeping: thisTab,
    slot: slotOf(taskId),
    parse: (value) => openMyTask.response.safeParse(value).data,
  });

/** Keeps what the clinic has answered since. */
export const keepOpened = (opened: OpenedTask): void => void thisTab.put(slotOf(opened.task.id), opened);

/** A task that is finished is not gone on with. */
export const forgetOpened = (taskId: string): void => void thisTab.put(slotOf(taskId), undefined);
