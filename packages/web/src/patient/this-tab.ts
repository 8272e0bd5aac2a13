import type { Keeping } from '../kit/installed/kept-read.ts';

/**
 * What a phone holds for times without network: the answers of the server that are on its screen, and the patient's own
 * that have not arrived. It is kept in this tab only: a reload finds it again, closing the tab or signing out forgets
 * it, so that a shared phone tells nothing.
 */
const PREFIX = 'titrate-patient:';

export function readHere(slot: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + slot) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** With `undefined` the slot is emptied. */
export function writeHere(slot: string, value: unknown): void {
  try {
    if (value === undefined) sessionStorage.removeItem(PREFIX + slot);
    else sessionStorage.setItem(PREFIX + slot, JSON.stringify(value));
  } catch {
    // Without storage things live as long as the page does; the screen says what is not saved.
  }
}

/** Empties every slot, or those whose name starts so. */
export function forgetHere(start = ''): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(PREFIX + start)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where nothing can be kept.
  }
}

const ANSWERS = 'answer/';

/** The last answers of the server. */
export const thisTab: Keeping = {
  get: async (slot) => {
    const value = readHere(ANSWERS + slot);
    return value === undefined ? undefined : { value };
  },
  put: async (slot, value) => writeHere(ANSWERS + slot, value),
};

/** Somebody opens a link: what the server answered before may be another's. Answers not sent belong to their task. */
export const forgetAnswersHere = (): void => forgetHere(ANSWERS);
