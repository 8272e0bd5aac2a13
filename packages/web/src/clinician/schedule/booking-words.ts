import { parseInstant } from '@titrate/quantity';
import { isApiError, wordsOf } from '../../kit/api/problems.ts';
import { formatTime } from '../../kit/format/date.ts';

/** A refused booking in words; moments the server named are told in the clinic's time. */
export function bookingWords(error: unknown, zone: string): string {
  if (!isApiError(error)) return wordsOf(error);
  const details = (error.problem.problems ?? []).map((one) =>
    one.message.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (text) => {
      const at = parseInstant(text);
      return at.ok ? formatTime(at.value, zone) : text;
    }),
  );
  return [wordsOf(error), ...details].join('. ');
}
