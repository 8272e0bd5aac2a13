import { days, type Instant } from '@titrate/quantity';
import type { Reading } from './baseline.ts';
import type { RelapseRule } from './criteria.ts';

/** What ends a response whatever the scores say. */
export interface CourseEvent {
  readonly id: string;
  readonly kind: 'admission' | 'suicide-attempt' | 'new-treatment';
  readonly at: Instant;
}

export interface Relapse {
  /** When it began: the first of the two readings, or the event. */
  readonly at: Instant;
  /** When it was known. */
  readonly confirmedAt: Instant;
  readonly by: 'scores' | CourseEvent['kind'];
  /** Forms or event it rests on. */
  readonly evidence: readonly string[];
}

export interface RelapseInput {
  readonly rule: RelapseRule | undefined;
  readonly baseline: number;
  /** Readings from the first dose on, in order of time. */
  readonly readings: readonly Reading[];
  readonly events: readonly CourseEvent[];
  readonly respondedAt: Instant;
}

/** The first relapse after a response, by scores or by an event, whichever was known first. */
export function relapseOf(input: RelapseInput): Relapse | null {
  const byScores = input.rule === undefined ? null : relapseByScores(input.rule, input);
  const event = input.events
    .filter((one) => one.at > input.respondedAt)
    .reduce<CourseEvent | null>((first, one) => (first === null || one.at < first.at ? one : first), null);
  if (event === null || (byScores !== null && byScores.confirmedAt <= event.at)) return byScores;
  return { at: event.at, confirmedAt: event.at, by: event.kind, evidence: [event.id] };
}

function relapseByScores(rule: RelapseRule, input: RelapseInput): Relapse | null {
  let run: Reading[] = [];
  let best = input.baseline;
  for (const reading of input.readings) {
    if (reading.at > input.respondedAt && counts(rule, input.baseline, best, reading.total)) {
      const first = run.find((one) => isPair(rule, one, reading));
      if (first !== undefined) {
        return { at: first.at, confirmedAt: reading.at, by: 'scores', evidence: [first.id, reading.id] };
      }
      run.push(reading);
    } else {
      run = [];
    }
    best = Math.min(best, reading.total);
  }
  return null;
}

function counts(rule: RelapseRule, baseline: number, best: number, total: number): boolean {
  if (total < rule.total) return false;
  return rule.kind === 'twice' || (total - best) * 100 >= rule.sharePercent * (baseline - best);
}

function isPair(rule: RelapseRule, first: Reading, second: Reading): boolean {
  if (rule.kind === 'twice') return true;
  const apart = second.at - first.at;
  return apart >= days(rule.minDays) && apart <= days(rule.maxDays);
}
