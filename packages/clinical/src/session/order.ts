import { invariant } from '@titrate/quantity';
import type { Fact, SessionState } from './state.ts';

export type Order = Fact<'session.opened'>['data']['order'];

/** The signed order of a session that is open: no act of dosing has a place before. */
export function signedOrder({ opening }: Pick<SessionState, 'opening'>): Order {
  invariant(opening !== undefined, 'a session opens with its signed order before anything is given');
  return opening.data.order;
}
