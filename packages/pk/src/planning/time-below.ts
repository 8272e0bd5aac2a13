import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { LIMITS } from '../request/limits.ts';
import { Reader } from '../request/read.ts';
import { type Course, type CourseOptions, courseOf } from './course.ts';

/** How far ahead is looked: thirty days after the last dose. */
const HORIZON_MIN = 43_200;

export interface TimeBelow {
  /** From here on the level stays below, if nothing more is given; `null` when it does not within thirty days. */
  readonly timeMin: number | null;
  /** Level at `fromMin`. */
  readonly levelNowNgPerMl: number;
}

/**
 * When the predicted level is below `ngPerMl` for good, not before `fromMin`, if nothing more is given.
 * A level that is low now but will rise again (early in an infusion, or an effect site that lags) does not
 * count. Information, never an order: the level at which someone may leave is not known to any model.
 */
export function timeUntilBelow(
  options: CourseOptions & { readonly ngPerMl: number; readonly fromMin: number },
): Result<TimeBelow, Refusal> {
  const reader = new Reader();
  reader.number(options.ngPerMl, 'ngPerMl', { least: 1e-6, most: 1e6, unit: 'ng/mL' });
  reader.number(options.fromMin, 'fromMin', { least: -LIMITS.timeMin, most: LIMITS.timeMin, unit: 'min' });
  if (reader.problems.length > 0) return err(reader.problems);
  const course = courseOf(options);
  if (!course.ok) return course;
  return ok({
    timeMin: lastAtOrAbove(course.value, options.ngPerMl, options.fromMin),
    levelNowNgPerMl: course.value.at(options.fromMin),
  });
}

/** Level at one time, as `simulate` gives it. */
export function levelAt(options: CourseOptions & { readonly timeMin: number }): Result<number, Refusal> {
  const reader = new Reader();
  reader.number(options.timeMin, 'timeMin', { least: -LIMITS.timeMin, most: LIMITS.timeMin, unit: 'min' });
  if (reader.problems.length > 0) return err(reader.problems);
  const course = courseOf(options);
  return course.ok ? ok(course.value.at(options.timeMin)) : course;
}

/** The end of the last stretch at or above a level; `fromMin` when there is none; `null` beyond the horizon. */
export function lastAtOrAbove(course: Course, level: number, fromMin: number): number | null {
  const lastEdge = Math.max(fromMin, course.edgesMin[course.edgesMin.length - 1] ?? fromMin);
  const end = lastEdge + HORIZON_MIN;
  const times = [fromMin, ...course.edgesMin.filter((t) => t > fromMin), end];
  const grid: number[] = [];
  for (let i = 0; i + 1 < times.length; i += 1) {
    const from = times[i] ?? 0;
    const span = (times[i + 1] ?? 0) - from;
    // Even in the logarithm of one minute plus the time since the edge: dense where curves bend.
    const pieces = course.edgesMin.length > 200 ? 24 : 160;
    for (let k = 0; k < pieces; k += 1) grid.push(from + Math.expm1((k / pieces) * Math.log1p(span)));
  }
  grid.push(end);
  if (course.at(end) >= level) return null;
  for (let i = grid.length - 2; i >= 0; i -= 1) {
    if (course.at(grid[i] ?? 0) < level) continue;
    let above = grid[i] ?? 0;
    let below = grid[i + 1] ?? end;
    for (let step = 0; step < 100 && below - above > 1e-9 * Math.max(1, Math.abs(below)); step += 1) {
      const middle = (above + below) / 2;
      if (course.at(middle) >= level) above = middle;
      else below = middle;
    }
    return below;
  }
  return fromMin;
}
