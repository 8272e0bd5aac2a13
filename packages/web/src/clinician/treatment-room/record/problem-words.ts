import { type Instant, type Problem, parseInstant } from '@titrate/quantity';
import { dayOf, formatDateTime, formatTime } from '../../../kit/format/date.ts';

/** Members of the record as people say them. */
const MEMBER_WORDS: { readonly [member: string]: string } = {
  systolicMmHg: 'the blood pressure',
  heartRatePerMin: 'the pulse',
  spo2Percent: 'the oxygen saturation',
  rateMlPerH: 'the pump rate',
  doseMg: 'the dose',
  weightKg: 'the weight',
  vialMgPerMl: 'the vial strength',
  drawMl: 'the draw',
  finalMl: 'the final volume',
  concentrationMgPerMl: 'the concentration',
  durationMin: 'the duration',
};

const INSTANT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/g;

/**
 * What the core says of an act, as it is read at the chair: members by name, moments by the clock of the clinic, with
 * their day where it is not the day of `now` (UI-12).
 */
export function problemWords(text: string, zone: string, now: Instant): string {
  return text
    .replace(INSTANT, (moment) => {
      const at = parseInstant(moment);
      if (!at.ok) return moment;
      const today = dayOf(at.value, zone) === dayOf(now, zone);
      return today ? formatTime(at.value, zone) : formatDateTime(at.value, zone);
    })
    .replace(/\b[a-z]+[0-9]?[A-Z]\w*/g, (member) => MEMBER_WORDS[member] ?? member);
}

/** The same of every problem of an act. */
export const problemsInWords = (
  problems: readonly Problem[],
  zone: string,
  now: Instant,
): readonly Problem[] =>
  problems.map((problem) => ({ ...problem, message: problemWords(problem.message, zone, now) }));
