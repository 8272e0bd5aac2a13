/** What a click meets: a button, a field, or what it hit where that is neither. */
const metBy = ({ target }: Event): unknown =>
  target instanceof Element ? (target.closest('button, a, summary, label, input, select') ?? target) : target;

/**
 * Whether a click is the second half of a double click, by the browser's own count, that meets another button than the
 * first half did: an act was done, its button went, and the one below took its place under the pointer. A second click
 * on the same button is the same act, which the act itself sees to.
 */
export const isStraySecond = (before: unknown, now: unknown, count: number): boolean =>
  count > 1 && before !== undefined && before !== now;

/** Lets no stray second click through, wherever buttons stand below each other. Call once at the start of an app. */
export function stopStrayClicks(): void {
  let before: unknown;
  document.addEventListener(
    'click',
    (event) => {
      const now = metBy(event);
      if (isStraySecond(before, now, event.detail)) {
        event.preventDefault();
        event.stopPropagation();
        return;
      }
      before = now;
    },
    true,
  );
}
