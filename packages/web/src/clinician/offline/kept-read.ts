import { isApiError } from '../../kit/api/problems.ts';
import type { Vault } from './vault.ts';

/** A line that is this slow counts as none, where something kept can be shown. */
const PATIENCE_MS = 6000;

interface KeptRead<T> {
  readonly read: () => Promise<T>;
  readonly vault: Vault;
  readonly slot: string;
  /** Reads back what was kept; `undefined` when it no longer reads. */
  readonly parse: (value: unknown) => T | undefined;
  /** What is kept of an answer; the answer itself where this is absent. */
  readonly keep?: (answer: T) => unknown;
}

/**
 * Reads from the server and keeps the answer; while the server is not reached, gives the answer that was kept. A refusal is
 * an answer: it is passed on, and what was kept is removed.
 */
export async function readOrKept<T>({ read, vault, slot, parse, keep }: KeptRead<T>): Promise<T> {
  const kept = await vault.get(slot);
  const known = kept === undefined ? undefined : parse(kept.value);
  try {
    const answer = await (known === undefined ? read() : Promise.race([read(), tooSlow()]));
    void vault.put(slot, keep === undefined ? answer : keep(answer));
    return answer;
  } catch (error) {
    if (isApiError(error) && error.problem.status < 500) {
      void vault.put(slot, undefined);
      throw error;
    }
    if (known === undefined) throw error;
    return known;
  }
}

const tooSlow = (): Promise<never> =>
  new Promise((_, reject) => {
    setTimeout(() => reject(new TypeError('The server did not answer in time')), PATIENCE_MS);
  });
