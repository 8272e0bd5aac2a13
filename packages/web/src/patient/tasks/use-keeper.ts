import { useQueryClient } from '@tanstack/react-query';
import { openMyTask, type Progress, saveMyProgress } from '@titrate/contract';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { call } from '../../kit/api/client.ts';
import { isApiError } from '../../kit/api/problems.ts';
import { createKeeper, type Keeper, type Kept } from './keeper.ts';
import { keepOpened, type OpenedTask } from './opened.ts';
import { readUnsaved, writeUnsaved } from './unsaved.ts';

/** Keeps the answers of one task until the clinic has them; sends what waits as soon as the network is back. */
export function useKeeper(taskId: string, progress: Progress): { keeper: Keeper; kept: Kept } {
  const queries = useQueryClient();
  const [keeper] = useState(() =>
    createKeeper({
      progress,
      unsaved: readUnsaved(taskId),
      send: async (answers) => {
        const saved = await call(saveMyProgress, { params: { taskId }, body: { answers } });
        const opened = queries.setQueryData<OpenedTask>(
          [openMyTask.id, { params: { taskId } }],
          (old) => old && { ...old, progress: saved.progress },
        );
        if (opened !== undefined) keepOpened(opened);
        return saved;
      },
      refusalOf,
      remember: (unsaved) => writeUnsaved(taskId, unsaved),
      later: (ms, act) => {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => {
    keeper.retry();
    window.addEventListener('online', keeper.retry);
    return () => {
      window.removeEventListener('online', keeper.retry);
      keeper.stop();
    };
  }, [keeper]);
  return { keeper, kept: useSyncExternalStore(keeper.subscribe, keeper.read) };
}

function refusalOf(error: unknown): string | undefined {
  if (!isApiError(error)) return undefined;
  const { status, detail, title } = error.problem;
  if (status >= 500 || status === 429) return undefined;
  if (status === 401)
    return 'You are signed out on this phone. Ask your clinic for a new link, then go on where you were.';
  return detail ?? title;
}
