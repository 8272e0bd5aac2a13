/** What was typed as a whole number of the range, or `undefined`; nothing is rounded, cut or guessed. */
export function readWhole(typed: string, min: number, max: number): number | undefined {
  const text = typed.trim();
  if (!/^-?\d{1,6}$/.test(text)) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}
