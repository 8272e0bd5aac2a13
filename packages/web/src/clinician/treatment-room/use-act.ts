import type { EventKind } from '@titrate/clinical/session';
import { useState } from 'react';
import { type Act, useCharting } from './record/charting.tsx';
import type { Outcome } from './record/outbox.ts';

const isOpenStill = (outcome: Outcome): boolean =>
  outcome.kind === 'unanswered' ||
  (outcome.kind === 'refused' && outcome.problems.some((one) => one.type === 'not-recorded'));

/** One act of a form: its id is made when the form opens, so that pressing twice is one act; problems come back in words. */
export function useOneAct() {
  const { chart } = useCharting();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const send = async <K extends EventKind>(act: Omit<Act<K>, 'id'>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    const outcome = await chart({ ...act, id });
    setBusy(false);
    // The next act of this form is another one. While it is not known whether this one was stored, or when its line was
    // lost, trying again is the same act: should the first one arrive after all, the second is not taken as another.
    if (!isOpenStill(outcome)) setId(crypto.randomUUID());
    setProblems(outcome.kind === 'stored' ? [] : outcome.problems.map((one) => one.message));
    return outcome.kind === 'stored';
  };
  return { send, busy, problems, clear: () => setProblems([]) };
}
