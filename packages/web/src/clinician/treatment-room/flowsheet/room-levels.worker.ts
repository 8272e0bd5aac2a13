import { RoomLevels, type RoomQuestion, whoseIs } from './room-levels.ts';
import type { RoomAnswer, RoomAsked } from './use-levels.ts';

const levels = new RoomLevels();
/** The newest question of each curve: the band of one that was overtaken is left out. */
const newest = new Map<RoomAsked['slot'], RoomQuestion>();

/**
 * Keeps the state after each pump event from one question to the next, off the main thread. A curve goes ahead; its band
 * follows when every question that waits has its curve.
 */
addEventListener('message', ({ data: { slot, question } }: MessageEvent<RoomAsked>) => {
  newest.set(slot, question);
  const curve = levels.answer(question);
  const isBandToCome = levels.isBandToCome(question, curve);
  const answer: RoomAnswer = { slot, whose: whoseIs(question), curve, isBandToCome };
  postMessage(answer);
  if (curve === undefined || !isBandToCome) return;
  setTimeout(() => {
    if (newest.get(slot) !== question) return;
    const banded: RoomAnswer = { ...answer, curve: levels.withBand(question, curve), isBandToCome: false };
    postMessage(banded);
  });
});
