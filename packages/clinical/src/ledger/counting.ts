import { addDays, type CivilDate, daysBetween } from '@titrate/quantity';

/** CS-08 [default], no source: an open day further back than this is not told any more; a count today clears all of them. */
export const COUNT_LOOKBACK_DAYS = 14;
/** CS-08 [default]: a week runs from Monday to Sunday, so that no day falls between two reconciliations. */
export const WEEK_DAYS = 7;
/** CS-08 [default]: within so many days after its Sunday a week is reconciled; from then on it is overdue. */
export const RECONCILE_WITHIN_DAYS = 7;
/** CS-08 [default], no source: weeks further back than this are not told any more. */
export const RECONCILE_LOOKBACK_WEEKS = 5;

/** One clinic day at one location. */
export interface ShelfDay {
  readonly day: CivilDate;
  /** At the end of the day. */
  readonly hadStock: boolean;
  /** Anything but a count. */
  readonly moved: boolean;
  /** Anywhere in the clinic. */
  readonly sessionHeld: boolean;
}

export interface CountingDue {
  readonly state: 'clear' | 'due' | 'overdue';
  /** The oldest day or week that is open. */
  readonly since: CivilDate | undefined;
}

const CLEAR: CountingDue = { state: 'clear', since: undefined };

/** CS-08: what moved, or lay on the shelf while sessions were held, is counted by two people on that day. */
export const asksForCount = ({ hadStock, moved, sessionHeld }: ShelfDay): boolean =>
  moved || (hadStock && sessionHeld);

/**
 * Whether a location waits for a count by two people: due until the end of the clinic day, overdue from the next one on.
 * `lastCounted` is the day of the latest count that a second person confirmed; it covers that day and all before it.
 */
export function countDue(
  days: readonly ShelfDay[],
  lastCounted: CivilDate | undefined,
  today: CivilDate,
): CountingDue {
  const open = days
    .filter(asksForCount)
    .map(({ day }) => day)
    .filter((day) => day <= today && day >= addDays(today, -COUNT_LOOKBACK_DAYS))
    .filter((day) => lastCounted === undefined || day > lastCounted);
  const since = earliest(open);
  return since === undefined ? CLEAR : { state: since < today ? 'overdue' : 'due', since };
}

const MONDAY = '2024-01-01' as CivilDate;

/** The Monday of the week that holds this day. */
export const weekOf = (day: CivilDate): CivilDate =>
  addDays(day, -(((daysBetween(MONDAY, day) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS));
export const lastDayOf = (week: CivilDate): CivilDate => addDays(week, WEEK_DAYS - 1);

/**
 * Whether a location waits for its weekly reconciliation: of each week that is over and in which anything moved, until
 * somebody has confirmed it. Weeks are named by their Monday.
 */
export function weekDue(
  movedOn: readonly CivilDate[],
  reconciled: readonly CivilDate[],
  today: CivilDate,
): CountingDue {
  const first = addDays(weekOf(today), -RECONCILE_LOOKBACK_WEEKS * WEEK_DAYS);
  const open = movedOn
    .map(weekOf)
    .filter((week) => week >= first && lastDayOf(week) < today && !reconciled.includes(week));
  const since = earliest(open);
  if (since === undefined) return CLEAR;
  return { state: today > addDays(lastDayOf(since), RECONCILE_WITHIN_DAYS) ? 'overdue' : 'due', since };
}

const earliest = (days: readonly CivilDate[]): CivilDate | undefined => days.toSorted()[0];
