import { RoomLevels, whoseIs } from './room-levels.ts';
import type { RoomAnswer, RoomAsked } from './use-levels.ts';

const levels = new RoomLevels();

/** Keeps the state after each pump event from one question to the next, off the main thread. */
addEventListener('message', ({ data: { slot, question } }: MessageEvent<RoomAsked>) => {
  const answer: RoomAnswer = { slot, whose: whoseIs(question), curve: levels.answer(question) };
  postMessage(answer);
});
