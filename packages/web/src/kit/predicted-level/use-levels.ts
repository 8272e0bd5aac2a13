import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Levels, LevelsAnswer, LevelsRequest } from './levels.ts';

/** What goes to the worker. */
export interface LevelsQuestion {
  readonly id: number;
  readonly request: LevelsRequest;
}

/** What comes back: one answer, or where the bands take long the curves and then everything. */
export interface LevelsMessage {
  readonly id: number;
  readonly answer: LevelsAnswer;
}

/**
 * The curves of the latest question. While the worker is busy only the newest question waits, so that a moving slider is
 * answered as fast as the worker can and never falls behind.
 */
export function useLevels(request: LevelsRequest | undefined): LevelsAnswer | undefined {
  return useAskedLevels(request).answer;
}

/** The same, for a page that knows the question before it is drawn: `ask` lets the worker begin meanwhile. */
export function useAskedLevels(request: LevelsRequest | undefined): {
  readonly answer: LevelsAnswer | undefined;
  readonly ask: (request: LevelsRequest | undefined) => void;
} {
  const [answer, setAnswer] = useState<LevelsAnswer>();
  const asker = useRef<Asker>(undefined);
  const key = request === undefined ? '' : JSON.stringify(request);

  useEffect(() => {
    const worker = new Worker(new URL('./levels.worker.ts', import.meta.url), { type: 'module' });
    asker.current = new Asker((question) => worker.postMessage(question));
    worker.onmessage = ({ data }: MessageEvent<LevelsMessage>) => {
      asker.current?.answered(data.id);
      // At once: a turn of the scheduler later, a moving slider would miss the frame.
      flushSync(() => setAnswer(data.answer));
    };
    return () => worker.terminate();
  }, []);

  useEffect(() => {
    asker.current?.ask(key === '' ? undefined : JSON.parse(key));
    if (key === '') setAnswer(undefined);
  }, [key]);

  const ask = useCallback((ahead: LevelsRequest | undefined) => asker.current?.ask(ahead), []);
  return { answer: key === '' ? undefined : answer, ask };
}

/** Sends one question at a time; of those that came meanwhile the newest. */
export class Asker {
  readonly #send: (question: LevelsQuestion) => void;
  #sent = 0;
  #answered = 0;
  #waiting: LevelsRequest | undefined;
  #asked = '';

  constructor(send: (question: LevelsQuestion) => void) {
    this.#send = send;
  }

  /** `undefined` takes back what waits; what was asked last is not asked again. */
  ask(request: LevelsRequest | undefined): void {
    const asked = request === undefined ? '' : JSON.stringify(request);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#waiting = request;
    this.#next();
  }

  /** Also with curves ahead of their bands a question counts as answered. */
  answered(id: number): void {
    this.#answered = Math.max(this.#answered, id);
    this.#next();
  }

  #next(): void {
    const request = this.#waiting;
    if (request === undefined || this.#answered < this.#sent) return;
    this.#waiting = undefined;
    this.#sent += 1;
    this.#send({ id: this.#sent, request });
  }
}

/** The latest answer with its bands: words and tables change once for a step, not twice. */
export function useWhole(levels: Levels): Levels {
  const [whole, setWhole] = useState(levels);
  if (!levels.bandsComing && whole !== levels) setWhole(levels);
  return levels.bandsComing ? whole : levels;
}
