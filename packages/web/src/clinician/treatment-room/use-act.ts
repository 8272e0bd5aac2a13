import type { EventKind } from '@titrate/clinical/session';
import { useState } from 'react';
import { type Act, useCharting } from './record/charting.tsx';
import { problemWords } from './record/problem-words.ts';

/** One act of a form: its id is made when the form opens, so that pressing twice is one act; problems come back in words. */
export function useOneAct() {
  const { chart, zone } = useCharting();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const send = async <K extends EventKind>(act: Omit<Act<K>, 'id'>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const outcome = await chart({ ...act, id });
    setBusy(false);
    // The next act of this form is another one; after a refusal nothing was stored under the id.
    setId(crypto.randomUUID());
    setProblems(
      outcome.kind === 'refused' ? outcome.problems.map((one) => problemWords(one.message, zone)) : [],
    );
    return outcome.kind === 'stored';
  };
  return { send, busy, problems, clear: () => setProblems([]) };
}
