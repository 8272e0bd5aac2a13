import { useState } from 'react';

/** What was typed and not stored, by form and patient; lives as long as the tab, in memory only (SEC-18). */
const drafts = new Map<string, unknown>();

/** State of a long form that survives leaving the page, until it is stored or given up. */
export function useDraft<T>(key: string, start: T): readonly [T, (next: T) => void, () => void] {
  // Only this hook writes under a key, always with the type of its form.
  const [value, setValue] = useState<T>(() => (drafts.has(key) ? (drafts.get(key) as T) : start));
  const change = (next: T) => {
    drafts.set(key, next);
    setValue(next);
  };
  return [value, change, () => drafts.delete(key)];
}
