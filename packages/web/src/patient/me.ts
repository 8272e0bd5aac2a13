import { myTasks } from '@titrate/contract';
import { useCall } from '../kit/api/hooks.ts';
import { readOrKept } from '../kit/installed/kept-read.ts';
import { usePath } from '../kit/routing/navigation.ts';
import { thisTab } from './this-tab.ts';

/** What there is to do for the person of this phone; not asked for while a link is being opened. */
export function useMe() {
  return useCall(
    myTasks,
    {},
    {
      enabled: usePath() !== '/me/open',
      via: (read) =>
        readOrKept({
          read,
          keeping: thisTab,
          slot: 'me',
          parse: (value) => myTasks.response.safeParse(value).data,
        }),
    },
  );
}
