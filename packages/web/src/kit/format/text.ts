/** `1 patient`, `3 patients`; the plural can be given where it is not just an s. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** `lozenges` at the head of a sentence or a label. */
export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
