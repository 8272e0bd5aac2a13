import { type Instant, instant } from '@titrate/quantity';

/** Locked this long, a screen asks for the whole sign-in (SEC-04). */
export const FULL_SIGN_IN_AFTER_MS = 30 * 60_000;
/** Whose screen is locked and since when: it stays locked over a reload and in every tab. Names nobody's health. */
const LOCKED = 'titrate-locked';

export function lockHere(userId: string, at: Instant): void {
  if (localStorage.getItem(LOCKED) === null) localStorage.setItem(LOCKED, `${userId} ${at}`);
}

export const unlockHere = (): void => localStorage.removeItem(LOCKED);

/** Since when the screen of this person is locked here. */
export function lockedSince(userId: string): Instant | undefined {
  const [whose, at] = (localStorage.getItem(LOCKED) ?? '').split(' ');
  return whose === userId ? instant(Number(at)) : undefined;
}

/** Durations come from the steady clock of the browser: no change of the wall clock locks or keeps open. */
export const isIdle = (lastMs: number, nowMs: number, afterMin: number): boolean =>
  nowMs - lastMs >= afterMin * 60_000;

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const TELL_EVERY_MS = 5000;

/** When somebody last touched this browser, in any of its tabs. */
export function watchActivity(): { readonly last: () => number; readonly stop: () => void } {
  let last = performance.now();
  let told = last;
  const others = new BroadcastChannel('titrate-activity');
  others.onmessage = () => {
    last = performance.now();
  };
  const touched = () => {
    last = performance.now();
    if (last - told < TELL_EVERY_MS) return;
    told = last;
    others.postMessage('touched');
  };
  for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
  return {
    last: () => last,
    stop: () => {
      for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
      others.close();
    },
  };
}
