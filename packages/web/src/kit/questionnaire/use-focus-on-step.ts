import { type RefObject, useEffect, useRef } from 'react';

/** A new step starts at its top, and a screen reader hears it. Put the ref on an element with `tabIndex={-1}`. */
export function useFocusOnStep(step: unknown): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the step changes
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  }, [step]);
  return top;
}
