import { modelById } from '@titrate/pk';
import { type LevelsAnswer, type LevelsRequest, levelsOf, shownOutputs } from './levels.ts';

const outputsOf = (modelId: string) => shownOutputs(modelById(modelId)?.outputs ?? []);

/** Answers one question after another, off the main thread. */
addEventListener('message', (event: MessageEvent<LevelsRequest>) => {
  const started = performance.now();
  const answer = levelsOf(event.data, outputsOf);
  const timed: LevelsAnswer = answer.ok
    ? { ok: true, levels: { ...answer.levels, tookMs: performance.now() - started } }
    : answer;
  postMessage(timed);
});
