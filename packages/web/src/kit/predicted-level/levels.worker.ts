import { modelById } from '@titrate/pk';
import { type LevelsAnswer, type LevelsRequest, levelsOf, shownOutputs } from './levels.ts';

/** Answers one question after another, off the main thread. */
addEventListener('message', (event: MessageEvent<LevelsRequest>) => {
  const started = performance.now();
  const outputs = shownOutputs(modelById(event.data.modelId)?.outputs ?? []);
  const answer = levelsOf(event.data, outputs);
  const timed: LevelsAnswer = answer.ok
    ? { ok: true, levels: { ...answer.levels, tookMs: performance.now() - started } }
    : answer;
  postMessage(timed);
});
