import { type Delimiters, USUAL } from './delimiters.ts';

/**
 * Turns `\T\`, `\.br\`, `\X41\` and the like back into characters. Highlighting is dropped;
 * a sequence nobody defined is left as it came, so that nothing disappears.
 */
export function unescapeText(text: string, delimiters: Delimiters): string {
  const mark = delimiters.escape;
  if (!text.includes(mark)) return text;
  const pieces = text.split(mark);
  let out = pieces[0] ?? '';
  let at = 1;
  while (at < pieces.length) {
    const inner = pieces[at] ?? '';
    const closed = at + 1 < pieces.length;
    const meaning = closed ? meaningOf(inner, delimiters) : undefined;
    if (meaning === undefined) {
      out += mark + inner;
      at += 1;
    } else {
      out += meaning + (pieces[at + 1] ?? '');
      at += 2;
    }
  }
  return out;
}

function meaningOf(code: string, delimiters: Delimiters): string | undefined {
  switch (code) {
    case 'F':
      return delimiters.field;
    case 'S':
      return delimiters.component;
    case 'R':
      return delimiters.repetition;
    case 'E':
      return delimiters.escape;
    case 'T':
      return delimiters.subcomponent;
    case 'H':
    case 'N':
      return '';
    case '.br':
      return '\n';
    default: {
      const hex = /^X((?:[0-9A-Fa-f]{2})+)$/.exec(code)?.[1];
      return hex === undefined ? undefined : Buffer.from(hex, 'hex').toString('latin1');
    }
  }
}

/** Makes text safe inside a field of ours (usual separators). Line ends become `\.br\`. */
export function escapeText(text: string): string {
  return text
    .replaceAll(USUAL.escape, '\\E\\')
    .replaceAll(USUAL.field, '\\F\\')
    .replaceAll(USUAL.component, '\\S\\')
    .replaceAll(USUAL.repetition, '\\R\\')
    .replaceAll(USUAL.subcomponent, '\\T\\')
    .replace(/\r\n|\r|\n/g, '\\.br\\')
    .replace(/\p{Cc}/gu, ' ');
}
