import { daysBetween, type Instant, Quantity, utcDateOf } from '@titrate/quantity';
import { resolveMedicine } from '../medicines.ts';
import type { AntidepressantTrial } from '../snapshot.ts';

/** Length of a trial; one that goes on is counted to today. */
export const trialWeeks = (trial: AntidepressantTrial, at: Instant): Quantity<'wk'> =>
  Quantity.of(daysBetween(trial.startedOn, trial.stoppedOn ?? utcDateOf(at)) / 7, 'wk');

/**
 * How many different antidepressants failed in this episode at an adequate dose for long enough: for certain, and at
 * most if every unsure dose and outcome turned out to count. Brands of one drug count once.
 */
export function countFailures(
  trials: readonly AntidepressantTrial[],
  at: Instant,
  shortest: Quantity<'wk'>,
): { readonly certain: Quantity<'{count}'>; readonly possible: Quantity<'{count}'> } {
  const certain = new Set<string>();
  const possible = new Set<string>();
  for (const trial of trials) {
    if (!trial.currentEpisode || !trialWeeks(trial, at).isAtLeast(shortest)) continue;
    if (trial.doseAdequate === 'no' || trial.outcome === 'adequate' || trial.outcome === 'intolerance')
      continue;
    const drug = resolveMedicine({ name: trial.name })
      ?.ingredients.map((entry) => entry.ingredient)
      .join('+');
    const key = drug ?? trial.name.trim().toLowerCase();
    possible.add(key);
    if (trial.doseAdequate === 'yes' && trial.outcome === 'inadequate') certain.add(key);
  }
  return { certain: Quantity.of(certain.size, '{count}'), possible: Quantity.of(possible.size, '{count}') };
}
