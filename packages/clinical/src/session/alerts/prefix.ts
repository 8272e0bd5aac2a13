/**
 * Lists of a session grow; their facts never change. Whether a list is still the one it was is a question of which
 * facts are in it, not of what they say.
 */

/** Whether the first `count` of both are the very same. */
export function beginAlike<T>(list: readonly T[], before: readonly T[], count: number): boolean {
  if (list === before) return true;
  for (let i = 0; i < count; i += 1) if (list[i] !== before[i]) return false;
  return true;
}

export const isSame = <T>(list: readonly T[], before: readonly T[]): boolean =>
  list.length === before.length && beginAlike(list, before, list.length);
