import { parentPort } from 'node:worker_threads';
import { simulate } from '@titrate/pk';
import { answerText } from './answered.ts';

/** Answers batches of documents in the order they are asked. */
parentPort?.on('message', (texts: readonly string[]) => {
  parentPort?.postMessage(texts.map((text) => answerText(text, simulate)));
});
