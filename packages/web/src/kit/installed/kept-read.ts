import { isApiError } from '../api/problems.ts';

/** A line that is this slow counts as none, where something kept can be shown. */
const PATIENCE_MS = 6000;
/** Storage that is this slow holds nothing. */
const STORAGE_PATIENCE_MS = 3000;

/** Where a device keeps an answer. What cannot be kept is not: neither call fails. */
export interface Keeping {
  get(slot: string): Promise<{ readonly value: unknown } | undefined>;
  /** `undefined` removes what is there. */
  put(slot: string, value: unknown): Promise<void>;
}

interface KeptRead<T> {
  readonly read: () => Promise<T>;
  readonly keeping: Keeping;
  readonly slot: string;
  /** Reads back what was kept; `undefined` when it no longer reads. */
  readonly parse: (value: unknown) => T | undefined;
  /** What is kept of an answer; the answer itself where this is absent. */
  readonly keep?: (answer: T) => unknown;
  /** What was kept is shown now, in place of an answer. */
  readonly onKept?: () => void;
}

/**
 * Reads from the server and keeps the answer; while the server is not reached, gives the answer that was kept. A refusal is
 * an answer: it is passed on, and what was kept is removed. The server is asked at once: neither reading nor opening the
 * device's storage, which some browsers never finish, holds an answer up.
 */
export async function readOrKept<T>({ read, keeping, slot, parse, keep, onKept }: KeptRead<T>): Promise<T> {
  const answer = read();
  const known = within(STORAGE_PATIENCE_MS, keeping.get(slot)).then((kept) =>
    kept === undefined ? undefined : parse(kept.value),
  );
  try {
    const fresh = await Promise.race([answer, tooSlow(known)]);
    void keeping.put(slot, keep === undefined ? fresh : keep(fresh));
    return fresh;
  } catch (error) {
    if (isApiError(error) && error.problem.status < 500) {
      void keeping.put(slot, undefined);
      throw error;
    }
    const kept = await known;
    // Nobody waits for this any more.
    const isDropped = error instanceof DOMException && error.name === 'AbortError';
    if (kept === undefined || isDropped) throw error;
    onKept?.();
    return kept;
  }
}

/** Fails after a while where something kept can stand in; without that it never ends, and the line has all its time. */
async function tooSlow(known: Promise<unknown>): Promise<never> {
  await after(PATIENCE_MS);
  if ((await known) === undefined) return new Promise(() => undefined);
  throw new TypeError('The server did not answer in time');
}

const within = <T>(ms: number, work: Promise<T>): Promise<T | undefined> => Promise.race([work, after(ms)]);

const after = (ms: number): Promise<undefined> =>
  new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ms);
  });
