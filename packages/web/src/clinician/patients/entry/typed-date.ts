import { type CivilDate, err, ok, type Problem, parseCivilDate, type Result } from '@titrate/quantity';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const EXAMPLE = 'Write the month as a word, such as 02-Jun-1984';

/**
 * Reads a date as a person types it: `02-Jun-1984`, `2 june 1984`, `June 2, 1984` or `1984-06-02`. Refuses
 * `06/02/1984`, which two people read in two ways (UI-11), and days that do not exist.
 */
export function readTypedDate(text: string): Result<CivilDate, Problem> {
  const plain = text.trim().toLowerCase().replaceAll(',', ' ').replaceAll(/\s+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  const dayFirst = /^(\d{1,2})[ ./-]?([a-z]{3,9})\.?[ ./-]?(\d{4})$/.exec(plain);
  const monthFirst = /^([a-z]{3,9})\.? (\d{1,2}) (\d{4})$/.exec(plain);
  if (iso !== null) return dateOf(iso[1], iso[2], iso[3]);
  if (dayFirst !== null) return dateOf(dayFirst[3], monthOf(dayFirst[2]), dayFirst[1]);
  if (monthFirst !== null) return dateOf(monthFirst[3], monthOf(monthFirst[1]), monthFirst[2]);
  return err({ type: 'not-a-date', message: EXAMPLE, path: '' });
}

/** `06` for `june`; months are told apart by three letters, and anything longer must be their name. */
function monthOf(word = ''): string | undefined {
  const names = [
    'january',
    'february',
    'march',
    'april',
    'may',
    'june',
    'july',
    'august',
    'september',
    'october',
    'november',
    'december',
  ];
  const index = MONTHS.indexOf(word.slice(0, 3));
  const isName = names[index]?.startsWith(word) === true || word === 'sept';
  return index === -1 || !isName ? undefined : String(index + 1);
}

function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Result<CivilDate, Problem> {
  if (year === undefined || month === undefined || day === undefined)
    return err({ type: 'not-a-date', message: EXAMPLE, path: '' });
  const date = parseCivilDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return date.ok ? ok(date.value) : err({ type: 'not-a-date', message: 'There is no such day', path: '' });
}
