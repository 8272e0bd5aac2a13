import type { EventKind } from '@titrate/clinical/session';
import { useEffect, useState } from 'react';
import { type Act, useCharting } from './record/charting.tsx';
import type { Outcome } from './record/outbox.ts';

const isOpenStill = (outcome: Outcome): boolean =>
  outcome.kind === 'refused' && outcome.problems.some((one) => one.type === 'not-recorded');

interface OneActOptions {
  /** The form stays open and shows its problems: the room does not repeat a refusal while it does. */
  readonly tellsHere?: boolean;
}

/** One act of a form: its id is made when the form opens, so that pressing twice is one act; problems come back in words. */
export function useOneAct({ tellsHere = false }: OneActOptions = {}) {
  const { chart, settled, dismiss, tellInForm } = useCharting();
  const [id, setId] = useState(() => crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** The act whose refusal, if there is one, this form tells. */
  const [told, setTold] = useState<string>();
  useEffect(() => (told === undefined ? undefined : tellInForm(told)), [told, tellInForm]);
  const clear = () => {
    setProblems([]);
    // Read here, and answered by what is typed instead.
    if (told !== undefined && !busy) dismiss(told);
  };
  const wordsOf = (outcome: Outcome): readonly string[] =>
    outcome.kind === 'stored' ? [] : outcome.problems.map((one) => one.message);
  const send = async <K extends EventKind>(act: Omit<Act<K>, 'id'>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    if (tellsHere) {
      if (told !== undefined && told !== id) dismiss(told);
      setTold(id);
    }
    let outcome = await chart({ ...act, id });
    setProblems(wordsOf(outcome));
    // While nobody knows, the form says so and waits with it: what it tells is what became of the act.
    if (outcome.kind === 'unanswered') {
      outcome = await settled(id);
      setProblems(wordsOf(outcome));
    }
    setBusy(false);
    // The next act of this form is another one. When its line was lost, trying again is the same act: should the first
    // one arrive after all, the second is not taken as another.
    if (!isOpenStill(outcome)) setId(crypto.randomUUID());
    return outcome.kind === 'stored';
  };
  return { send, busy, problems, clear };
}
