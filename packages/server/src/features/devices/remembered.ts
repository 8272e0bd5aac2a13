import type { Clock } from '../../platform/clock.ts';

/**
 * Remembers answers for a short while, so that a monitor that speaks every second does not ask the same
 * question every second. Only what is settled may be remembered, never that something is missing.
 */
export function remembered<T>(clock: Clock, forMs: number, most = 2000) {
  const known = new Map<string, { readonly value: T; readonly until: number }>();
  return async (key: string, ask: () => Promise<T | undefined>): Promise<T | undefined> => {
    const now = clock.now();
    const hit = known.get(key);
    if (hit !== undefined && now < hit.until) return hit.value;
    const value = await ask();
    if (value !== undefined) {
      if (known.size >= most) known.clear();
      known.set(key, { value, until: now + forMs });
    }
    return value;
  };
}
