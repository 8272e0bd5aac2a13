import {
  addDays,
  type CivilDate,
  err,
  ok,
  type Problem,
  parseCivilDate,
  type Result,
} from '@titrate/quantity';

/** The last day on which a container may be used. A label with a month alone is good to the end of that month (DOSE-20). */
export function lastGoodDay(expiry: string, path = ''): Result<CivilDate, Problem> {
  const problem: Problem = {
    type: 'not-an-expiry',
    message: 'expected a month or day such as 2027-08',
    path,
  };
  if (/^\d{4}-\d{2}-\d{2}$/.test(expiry)) {
    const day = parseCivilDate(expiry, path);
    return day.ok ? day : err(problem);
  }
  const month = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(expiry);
  if (month === null) return err(problem);
  const [year, number] = [Number(month[1]), Number(month[2])];
  const next = number === 12 ? `${year + 1}-01-01` : `${month[1]}-${String(number + 1).padStart(2, '0')}-01`;
  const first = parseCivilDate(next, path);
  return first.ok ? ok(addDays(first.value, -1)) : err(problem);
}

/** Whether a container may no longer be used on this day of the clinic. */
export const isExpired = (lastDay: string, today: string): boolean => lastDay < today;
