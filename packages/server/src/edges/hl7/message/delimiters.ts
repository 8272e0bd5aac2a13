import { err, ok, type Problem, type Result } from '@titrate/quantity';

/** The separators of one message, as its own MSH-1 and MSH-2 name them. */
export interface Delimiters {
  readonly field: string;
  readonly component: string;
  readonly repetition: string;
  readonly escape: string;
  readonly subcomponent: string;
}

export const USUAL: Delimiters = {
  field: '|',
  component: '^',
  repetition: '~',
  escape: '\\',
  subcomponent: '&',
};

/** Reads the separators from the text of an MSH (or FHS, BHS) segment. */
export function parseDelimiters(header: string): Result<Delimiters, Problem> {
  const refuse = (message: string) => err({ type: 'bad-delimiters', message, path: 'MSH-2' });
  const field = header[3];
  if (field === undefined) return refuse('the header ends before its field separator');
  const encoding = header.slice(4).split(field, 1)[0] ?? '';
  // Release 2.7 added a fifth character that marks truncated text; nothing here depends on it.
  if (encoding.length !== 4 && encoding.length !== 5)
    return refuse('four or five encoding characters expected');
  const all = [field, ...encoding];
  if (new Set(all).size !== all.length) return refuse('the separators are not all different');
  if (all.some((one) => !/^[\x21-\x7e]$/.test(one) || /[A-Za-z0-9]/.test(one))) {
    return refuse('a separator is a letter, a digit or not printable');
  }
  const [component = '^', repetition = '~', mark = '\\', subcomponent = '&'] = encoding;
  return ok({ field, component, repetition, escape: mark, subcomponent });
}
