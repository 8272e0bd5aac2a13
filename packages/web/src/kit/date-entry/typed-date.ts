import { type CivilDate, err, ok, parseCivilDate, type Result } from '@titrate/quantity';

/** What stands in the three boxes; empty boxes are empty text. */
export interface TypedDate {
  readonly month: string;
  readonly day: string;
  readonly year: string;
}

export const NO_DATE: TypedDate = { month: '', day: '', year: '' };

/** What is wrong, in words, and which box to go to. */
export interface DateProblem {
  readonly box: keyof TypedDate;
  readonly message: string;
}

/** Reads the three boxes as a day not after `latest`. Nothing is guessed: a missing part is named. */
export function readDate(typed: TypedDate, latest: CivilDate): Result<CivilDate, DateProblem> {
  const day = typed.day.trim();
  const year = typed.year.trim();
  if (typed.month === '') return err({ box: 'month', message: 'Choose the month' });
  if (!/^\d{1,2}$/.test(day)) return err({ box: 'day', message: 'Type the day as a number, such as 2' });
  if (!/^\d{4}$/.test(year))
    return err({ box: 'year', message: 'Type the year with four numbers, such as 1984' });
  const parsed = parseCivilDate(`${year}-${typed.month}-${day.padStart(2, '0')}`);
  if (!parsed.ok) return err({ box: 'day', message: 'That day does not exist. Please check it' });
  if (parsed.value > latest)
    return err({ box: 'year', message: 'That day is still to come. Please check it' });
  return ok(parsed.value);
}

/** The boxes for a day that was given before. */
export function typedOf(date: string): TypedDate {
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month, day: day.replace(/^0/, '') };
}
