import { parseCivilDate } from '@titrate/quantity';
import { formatDate } from '../../../kit/format/date.ts';

/** A day as the server sends it, the way clinicians read it (UI-11). */
export function dayText(day: string): string {
  const parsed = parseCivilDate(day);
  return parsed.ok ? formatDate(parsed.value) : day;
}
