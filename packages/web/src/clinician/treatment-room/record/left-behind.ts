import { mayWait } from '@titrate/clinical/session';
import { appendSessionEvents } from '@titrate/contract';
import { call } from '../../../kit/api/client.ts';
import { now } from '../../../kit/clock/clock.ts';
import type { Offline } from '../../offline/offline.tsx';
import { UNSENT } from '../../offline/vault.ts';
import { readKept } from './kept-entries.ts';

/**
 * Sends what was charted in a room that is not open any more: its page was closed before the network was back. Facts alone;
 * an act, and an entry that has waited too long, is its author's to decide when they open the room again, and what is
 * refused waits there for them too.
 */
export async function sendLeftBehind(
  { vault, expiresMs }: Pick<Offline, 'vault' | 'expiresMs'>,
  slot: string,
  userId: string,
): Promise<void> {
  const [clinicId = '', sessionId = '', patientId = ''] = slot.slice(UNSENT.length).split('/');
  const { waiting } = readKept((await vault.take(slot))?.value, userId);
  const events = waiting.flatMap(({ event, since }) =>
    mayWait(event.kind) && now() - since < expiresMs ? [{ ...event }] : [],
  );
  if (events.length === 0) return;
  const answer = await call(appendSessionEvents, {
    params: { clinicId, sessionId },
    body: { patientId, events },
  });
  const decided = new Set([...answer.stored.map(({ id }) => id), ...answer.refused.map(({ id }) => id)]);
  await vault.change(slot, (held) => {
    const kept = readKept(held, userId);
    const left = kept.waiting.filter(({ event }) => !decided.has(event.id));
    const refused = [
      ...kept.refused,
      ...kept.waiting.flatMap(({ event }) => {
        const problems = answer.refused.find(({ id }) => id === event.id)?.problems;
        return problems === undefined ? [] : [{ event, problems }];
      }),
    ];
    return left.length + refused.length === 0 ? undefined : { waiting: left, refused };
  });
}
