import { addDays, type CivilDate, daysBetween } from '@titrate/quantity';
import { weekOf } from './counting.ts';

/** CS-05: an inventory on the first day, then at least every two years (21 CFR 1304.11, as the DEA's manual reads it; [read]). */
export const INVENTORY_YEARS = 2;
/** CS-05 [default], no source: how many days before it is due somebody is told. */
export const INVENTORY_SOON_DAYS = 60;

/** `never`: none was taken yet, and the first one is due at once, even of nothing. */
export type InventoryState = 'never' | 'in-time' | 'soon' | 'overdue';

export interface InventoryDue {
  readonly state: InventoryState;
  /** The last day on which the next one is in time; absent while there was none. */
  readonly dueOn: CivilDate | undefined;
}

/** When the next inventory of a location is due, by the day of the last one. */
export function inventoryDue(last: CivilDate | undefined, today: CivilDate): InventoryDue {
  if (last === undefined) return { state: 'never', dueOn: undefined };
  const dueOn = yearsLater(last, INVENTORY_YEARS);
  const state =
    today > dueOn ? 'overdue' : today >= addDays(dueOn, -INVENTORY_SOON_DAYS) ? 'soon' : 'in-time';
  return { state, dueOn };
}

/** CS-12: days after discovery within which DEA Form 106 is complete (21 CFR 1301.76(b); [read]). */
export const LOSS_FORM_DAYS = 45;

/**
 * CS-12: until when a theft or significant loss is told in writing, and until when its form is complete. A business day is
 * Monday to Friday: public holidays are not known here, so a day may be later than told, never earlier.
 */
export function lossDeadlines(discovered: CivilDate): {
  readonly noticeBy: CivilDate;
  readonly formBy: CivilDate;
} {
  let noticeBy = addDays(discovered, 1);
  while (isWeekend(noticeBy)) noticeBy = addDays(noticeBy, 1);
  return { noticeBy, formBy: addDays(discovered, LOSS_FORM_DAYS) };
}

const isWeekend = (day: CivilDate): boolean => daysBetween(weekOf(day), day) >= 5;

/** The same day of the year; of 29 February the day before 1 March. */
function yearsLater(day: CivilDate, years: number): CivilDate {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${day.slice(4)}` as CivilDate;
  return day.endsWith('-02-29') ? addDays(`${year}-03-01` as CivilDate, -1) : same;
}
