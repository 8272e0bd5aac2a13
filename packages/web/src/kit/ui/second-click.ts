/** A click as far as it matters here. */
export interface Click {
  /** The button or link that it met. */
  readonly on: unknown;
  readonly at: number;
  readonly x: number;
  readonly y: number;
}

/** Nobody reads a new button, decides and presses it in so short a time. */
const AGAIN_MS = 400;
const AGAIN_PX = 12;

/**
 * Whether a click is the second half of a double click that meets another button than the first half did: an act was
 * done, its button went, and the one below took its place under the pointer. A second click on the same button is the
 * same act, which the act itself sees to.
 */
export function isStraySecond(before: Click | undefined, click: Click): boolean {
  if (before === undefined || before.on === click.on) return false;
  const isNear = Math.hypot(click.x - before.x, click.y - before.y) <= AGAIN_PX;
  return isNear && click.at - before.at < AGAIN_MS;
}

/** Lets no stray second click through, wherever buttons stand below each other. Call once at the start of an app. */
export function stopStrayClicks(): void {
  let before: Click | undefined;
  document.addEventListener(
    'click',
    (event) => {
      // A key or a program presses where it means to.
      if (!event.isTrusted || event.detail === 0) return;
      const target = event.target instanceof Element ? event.target : null;
      const click: Click = {
        on: target?.closest('button, a, summary, label, input, select') ?? target,
        at: event.timeStamp,
        x: event.clientX,
        y: event.clientY,
      };
      if (isStraySecond(before, click)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      before = click;
    },
    true,
  );
}
