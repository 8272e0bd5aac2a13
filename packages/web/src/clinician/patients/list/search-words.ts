import { readTypedDate } from '../entry/typed-date.ts';

/** What to ask the server for: a birth date in any spelling becomes the one it knows; everything else stays. */
export function searchWords(typed: string): string {
  const date = readTypedDate(typed);
  return date.ok ? date.value : typed;
}
