import { myTasks } from '@titrate/contract';
import { useCall } from '../kit/api/hooks.ts';
import { usePath } from '../kit/routing/navigation.ts';

/** What there is to do for the person of this phone; not asked for while a link is being opened. */
export function useMe() {
  return useCall(myTasks, {}, { enabled: usePath() !== '/me/open' });
}
