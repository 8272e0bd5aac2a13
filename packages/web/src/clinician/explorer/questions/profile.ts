import type { RateProfile } from '@titrate/pk';

/** A stretch of time with one rate. */
export interface Stretch {
  readonly fromMin: number;
  readonly untilMin: number;
  readonly mgPerMin: number;
  /** Predicted at `untilMin`. */
  readonly ngPerMl: number;
}

/** The steps of a profile for reading; neighbours with the very same rate are one row, such as a pump at its limit. */
export function stretchesOf({ steps, predicted }: RateProfile): readonly Stretch[] {
  const stretches: Stretch[] = [];
  steps.forEach(({ timeMin, mgPerMin }, index) => {
    const end = predicted[index];
    if (end === undefined) return;
    const before = stretches.at(-1);
    const next = { fromMin: timeMin, untilMin: end.timeMin, mgPerMin, ngPerMl: end.ngPerMl };
    if (before?.mgPerMin === mgPerMin) stretches[stretches.length - 1] = { ...next, fromMin: before.fromMin };
    else stretches.push(next);
  });
  return stretches;
}
