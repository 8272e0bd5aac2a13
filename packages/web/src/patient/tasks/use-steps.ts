import { useEffect, useState } from 'react';
import type { Step } from './steps.ts';

interface Remembered {
  readonly step: Step;
  /** How many pages of this task lie behind in the browser's history. */
  readonly depth: number;
}

export interface Steps {
  readonly step: Step;
  readonly go: (next: Step) => void;
  /** Instead of the page on screen: Back skips it. */
  readonly replace: (next: Step) => void;
  /** As the phone's own Back button; `fallback` where there is nothing behind. */
  readonly back: (fallback: Step) => void;
}

/** Each question is a page of the browser's history, so that the phone's Back button does what one expects. */
export function useSteps(start: Step): Steps {
  const [current, setCurrent] = useState<Remembered>(
    () => rememberedOf(window.history.state) ?? { step: start, depth: 0 },
  );
  useEffect(() => {
    const onPop = (event: PopStateEvent) =>
      setCurrent(rememberedOf(event.state) ?? { step: start, depth: 0 });
    window.addEventListener('popstate', onPop);
    return () => window.removeEventListener('popstate', onPop);
  }, [start]);
  const replace = (step: Step) => {
    const next = { step, depth: current.depth };
    window.history.replaceState({ task: next }, '');
    setCurrent(next);
  };
  return {
    step: current.step,
    go: (step) => {
      const next = { step, depth: current.depth + 1 };
      window.history.pushState({ task: next }, '');
      setCurrent(next);
    },
    replace,
    back: (fallback) => {
      if (current.depth > 0) window.history.back();
      else replace(fallback);
    },
  };
}

const KINDS: readonly string[] = ['start', 'question', 'help', 'review', 'done'];

function rememberedOf(state: unknown): Remembered | undefined {
  if (typeof state !== 'object' || state === null || !('task' in state)) return undefined;
  const { task } = state;
  if (typeof task !== 'object' || task === null || !('step' in task) || !('depth' in task)) return undefined;
  return isStep(task.step) && typeof task.depth === 'number'
    ? { step: task.step, depth: task.depth }
    : undefined;
}

function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (typeof value.kind !== 'string' || !KINDS.includes(value.kind)) return false;
  if (value.kind === 'question') return 'key' in value && typeof value.key === 'string';
  if (value.kind === 'help') return 'after' in value && typeof value.after === 'string';
  return true;
}
