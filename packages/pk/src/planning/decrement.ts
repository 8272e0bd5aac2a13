import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { LIMITS } from '../request/limits.ts';
import { Reader } from '../request/read.ts';
import { courseOf } from './course.ts';
import { lastAtOrAbove } from './time-below.ts';

export interface DecrementOptions {
  readonly modelId: string;
  readonly subject: unknown;
  readonly output?: string;
  /** Lengths of a constant infusion, minutes. */
  readonly durationsMin: readonly number[];
  /** 50 asks for the context-sensitive half-time. */
  readonly percent: number;
}

export interface Decrement {
  readonly durationMin: number;
  /** Minutes from the end of the infusion until the level has fallen by that percentage; `null` beyond thirty days. */
  readonly minutes: number | null;
}

/** Context-sensitive decrement times: how long a level takes to fall depends on how long it was held up. */
export function decrementTimes(options: DecrementOptions): Result<readonly Decrement[], Refusal> {
  const reader = new Reader();
  reader.number(options.percent, 'percent', { least: 1, most: 99, unit: '%' });
  reader.list(options.durationsMin, 'durationsMin', 200);
  options.durationsMin.forEach((value, i) => {
    reader.number(value, `durationsMin[${i}]`, { least: 0.01, most: LIMITS.durationMin, unit: 'min' });
  });
  if (reader.problems.length > 0) return err(reader.problems);
  const answers: Decrement[] = [];
  for (const durationMin of options.durationsMin) {
    const course = courseOf({
      modelId: options.modelId,
      subject: options.subject,
      doses: [{ timeMin: 0, route: 'iv-infusion', amountMg: 100, durationMin }],
      ...(options.output === undefined ? {} : { output: options.output }),
    });
    if (!course.ok) return course;
    const target = course.value.at(durationMin) * (1 - options.percent / 100);
    const time = lastAtOrAbove(course.value, target, durationMin);
    answers.push({ durationMin, minutes: time === null ? null : time - durationMin });
  }
  return ok(answers);
}
