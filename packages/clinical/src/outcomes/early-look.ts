import { hours, type Instant } from '@titrate/quantity';
import { type InstrumentId, instrumentById } from '../instruments/index.ts';
import { baselineOf, type DatedScore, readingsOf } from './baseline.ts';
import { changeBy } from './change.ts';
import { courseCriteriaOf } from './criteria.ts';
import { findingOf, type OutcomeFinding, type OutcomeRule } from './finding.ts';

/** The infusion after which a course is looked at, and how long after it. */
const AFTER_INFUSION = 4;
const WAIT_H = 24;

export const EARLY_LOOK_RULE: OutcomeRule = {
  rule: 'IV-07',
  title: 'Early look after infusion 4',
  version: '1.0.0',
  severity: 'override',
  patientText: 'Your clinician will look at how the treatment is going before the next one.',
  sources: [
    { key: 'E-NON', mark: 'read' },
    { key: 'G6', mark: 'read' },
  ],
};

export interface EarlyLookInput {
  readonly instrument: InstrumentId;
  readonly scores: readonly DatedScore[];
  /** End of each infusion given so far. */
  readonly infusions: readonly Instant[];
}

/**
 * Is a review due before infusion 5? True when a form answered at least 24 hours after infusion 4 shows no
 * meaningful improvement. Unknown while that form or the baseline is missing. `null` before infusion 4.
 *
 * "No improvement" is read as less than the instrument's meaningful change (any fall, where none is defined):
 * the reading that asks for a review more often.
 */
export function earlyLook(input: EarlyLookInput): OutcomeFinding | null {
  const infusions = input.infusions.toSorted((a, b) => a - b);
  const [first] = infusions;
  const fourth = infusions[AFTER_INFUSION - 1];
  if (first === undefined || fourth === undefined) return null;
  const fifth = infusions[AFTER_INFUSION];
  const readings = readingsOf(input.instrument, input.scores);
  const baseline = baselineOf(readings, first);
  const after = readings.find(
    ({ at }) => at - fourth >= hours(WAIT_H) && (fifth === undefined || at < fifth),
  );
  const missing: string[] = [];
  if (baseline.kind !== 'found') missing.push('baseline');
  if (after === undefined) missing.push('form 24 hours after infusion 4');
  if (baseline.kind !== 'found' || after === undefined) {
    return findingOf(
      EARLY_LOOK_RULE,
      null,
      'Whether infusion 4 has helped is not known: look before infusion 5.',
      {},
      missing,
    );
  }
  const instrument = instrumentById(input.instrument);
  const { mcid_improved, pct_improvement } = changeBy(
    courseCriteriaOf(input.instrument),
    instrument,
    baseline.reading.total,
    after.total,
  );
  const hasImproved = mcid_improved ?? (pct_improvement !== null && pct_improvement > 0);
  return findingOf(
    EARLY_LOOK_RULE,
    !hasImproved,
    hasImproved
      ? 'Improved after infusion 4.'
      : 'No improvement 24 hours after infusion 4: review before infusion 5. Few who had not improved by then did later.',
    {
      baseline: baseline.reading.total,
      baselineForm: baseline.reading.id,
      afterFourth: after.total,
      afterFourthForm: after.id,
    },
  );
}
