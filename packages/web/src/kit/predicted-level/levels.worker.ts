import { modelById } from '@titrate/pk';
import { levelsOf, shownOutputs } from './levels.ts';
import type { LevelsMessage, LevelsQuestion } from './use-levels.ts';

const outputsOf = (modelId: string) => shownOutputs(modelById(modelId)?.outputs ?? []);

/**
 * A band slower than a slider asks again (the film) does not hold its curve back: the curve goes ahead, and the band is
 * begun when the slider rests. Quicker ones come with their curve: drawn twice, each step would cost more.
 */
const SLOW_BAND_MS = 50;
const REST_MS = 50;
/** How long the last bands of these models took. */
const took = new Map<string, number>();
let newest = 0;

/** Answers one question after another, off the main thread; bands of a question that a newer one overtook are left out. */
addEventListener('message', ({ data }: MessageEvent<LevelsQuestion>) => {
  newest = data.id;
  if ((took.get(modelsIn(data)) ?? 0) <= SLOW_BAND_MS) {
    answerAll(data);
    return;
  }
  answer({ id: data.id, answer: levelsOf(data.request, outputsOf, 'curves ahead') });
  setTimeout(() => {
    if (data.id === newest) answerAll(data);
  }, REST_MS);
});

function answerAll(question: LevelsQuestion): void {
  const started = performance.now();
  answer({ id: question.id, answer: levelsOf(question.request, outputsOf) });
  took.set(modelsIn(question), performance.now() - started);
}

const answer = (message: LevelsMessage): void => postMessage(message);

const modelsIn = ({ request: { modelId, overlayId = '' } }: LevelsQuestion): string =>
  `${modelId} ${overlayId}`;
