import { useEffect, useRef, useState } from 'react';
import type { LevelsAnswer, LevelsRequest } from './levels.ts';

/**
 * The curves of the latest question. While the worker is busy only the newest question waits, so that a moving slider is
 * answered as fast as the worker can and never falls behind.
 */
export function useLevels(request: LevelsRequest | undefined): LevelsAnswer | undefined {
  const [answer, setAnswer] = useState<LevelsAnswer>();
  const worker = useRef<Worker>(undefined);
  const busy = useRef(false);
  const waiting = useRef<LevelsRequest>(undefined);
  const key = request === undefined ? '' : JSON.stringify(request);

  useEffect(() => {
    const created = new Worker(new URL('./levels.worker.ts', import.meta.url), { type: 'module' });
    worker.current = created;
    busy.current = false;
    created.onmessage = (event: MessageEvent<LevelsAnswer>) => {
      const next = waiting.current;
      waiting.current = undefined;
      busy.current = next !== undefined;
      if (next !== undefined) created.postMessage(next);
      setAnswer(event.data);
    };
    return () => created.terminate();
  }, []);

  useEffect(() => {
    if (key === '') {
      waiting.current = undefined;
      setAnswer(undefined);
      return;
    }
    const question: LevelsRequest = JSON.parse(key);
    if (busy.current) {
      waiting.current = question;
      return;
    }
    busy.current = true;
    worker.current?.postMessage(question);
  }, [key]);

  return key === '' ? undefined : answer;
}
