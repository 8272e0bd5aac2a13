import type { AttachedSelfCheck } from '@titrate/contract';
import { useSyncExternalStore } from 'react';

/**
 * Self-checks that the person chose to send with an enquiry. They live in this tab's memory and nowhere else:
 * closing or reloading the page forgets them.
 */
let kept: readonly AttachedSelfCheck[] = [];
const listeners = new Set<() => void>();

export function keepForEnquiry(check: AttachedSelfCheck): void {
  set([...kept.filter((one) => one.instrument !== check.instrument), check]);
}

export function forgetForEnquiry(instrument: AttachedSelfCheck['instrument']): void {
  set(kept.filter((one) => one.instrument !== instrument));
}

export function useKept(): readonly AttachedSelfCheck[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept,
  );
}

function set(next: readonly AttachedSelfCheck[]): void {
  kept = next;
  for (const listener of listeners) listener();
}
