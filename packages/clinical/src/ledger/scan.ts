import { type CivilDate, err, ok, type Problem, type Result } from '@titrate/quantity';
import { lastGoodDay } from './expiry.ts';

/** What the two-dimensional code of a package says (GS1 application identifiers 01, 10, 17 and 21). */
export interface ScannedPackage {
  readonly gtin: string;
  readonly lot?: string;
  readonly lastDay?: CivilDate;
  readonly serial?: string;
}

const SEPARATOR = '\u001d';
/** Identifiers of fixed length, and those that end with a separator or with the code. */
const FIXED: { readonly [ai: string]: number } = { '01': 14, '11': 6, '17': 6 };
const OPEN: readonly string[] = ['10', '21'];

/** Reads the text of a scanner: `(01)…(17)…(10)…` as printed, or the bare code with its separators. */
export function readPackageScan(text: string, path = ''): Result<ScannedPackage, Problem> {
  const members = text.startsWith('(') ? printed(text) : bare(text.replace(/^\](d2|C1|Q3)/, ''));
  const gtin = members?.get('01');
  if (members === undefined || gtin === undefined || !isGtin(gtin)) {
    return err({
      type: 'not-a-package-code',
      message:
        'this is not the code of a package: scan the square code on the carton or vial, or type it twice',
      path,
    });
  }
  const [lot, serial] = [members.get('10'), members.get('21')];
  const day = expiryOf(members.get('17'));
  return ok({
    gtin,
    ...(lot === undefined ? {} : { lot }),
    ...(day === undefined ? {} : { lastDay: day }),
    ...(serial === undefined ? {} : { serial }),
  });
}

function printed(text: string): ReadonlyMap<string, string> | undefined {
  const parts = [...text.matchAll(/\((\d{2})\)([^()]+)/g)];
  if (parts.map((part) => part[0]).join('') !== text) return undefined;
  return new Map(parts.map(([, ai = '', value = '']) => [ai, value]));
}

function bare(text: string): ReadonlyMap<string, string> | undefined {
  const members = new Map<string, string>();
  let at = 0;
  while (at < text.length) {
    if (text[at] === SEPARATOR) {
      at += 1;
      continue;
    }
    const ai = text.slice(at, at + 2);
    const length = FIXED[ai];
    const end = text.indexOf(SEPARATOR, at);
    const stop = length !== undefined ? at + 2 + length : end < 0 ? text.length : end;
    const value = text.slice(at + 2, stop);
    if ((length === undefined && !OPEN.includes(ai)) || value.length < (length ?? 1)) return undefined;
    members.set(ai, value);
    at = stop;
  }
  return members;
}

/** Fourteen digits whose last one checks the others (modulo 10, weights 3 and 1). */
function isGtin(text: string): boolean {
  if (!/^\d{14}$/.test(text)) return false;
  const sum = [...text].reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return sum % 10 === 0;
}

/** `YYMMDD`; day 00 means the end of the month. */
function expiryOf(text: string | undefined): CivilDate | undefined {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const read = lastGoodDay(day === '00' ? `20${year}-${month}` : `20${year}-${month}-${day}`);
  return read.ok ? read.value : undefined;
}
