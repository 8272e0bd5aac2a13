/** The two names of a name that was typed in one box: the last word, with its particles, is the family name. */
export function nameOf(name: string): { readonly givenName: string; readonly familyName: string } {
  const words = name.trim().split(/\s+/);
  const particles = new Set([
    'de',
    'del',
    'della',
    'der',
    'den',
    'di',
    'da',
    'dos',
    'du',
    'la',
    'le',
    'van',
    'von',
    'bin',
    'al',
  ]);
  let first = words.length - 1;
  while (first > 1 && particles.has((words[first - 1] ?? '').toLowerCase())) first -= 1;
  return words.length < 2
    ? { givenName: name.trim(), familyName: '' }
    : { givenName: words.slice(0, first).join(' '), familyName: words.slice(first).join(' ') };
}
