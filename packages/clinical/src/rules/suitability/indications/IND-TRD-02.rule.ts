import { Quantity } from '@titrate/quantity';
import { byDefault, read } from '../../kinds/source.ts';
import { trialWeeks } from '../../kinds/trials.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_TRD_02: Rule = defineRule({
  id: 'IND-TRD-02',
  version: '1.0.1',
  subject: 'indications',
  title: 'Antidepressant trial of 4 to 6 weeks, or of uncertain dose',
  severity: 'caution',
  appliesTo: {},
  sources: [
    read('S-ADQ', '6 to 8 weeks in one source, 4 to 6 in another; low-grade'),
    read('E-ATHF', 'structure of a treatment history'),
    byDefault('6 weeks; 4 with a reason'),
  ],
  rationale:
    'Sources differ on how long is long enough. A trial between 4 and 6 weeks, or one whose dose or outcome nobody is sure of, is accepted only when a clinician says why.',
  thresholds: {
    adequate: {
      at: Quantity.of(6, 'wk'),
      tighter: 'higher',
      meaning: 'Shortest trial that needs no reason, the value itself included',
    },
    accepted: {
      at: Quantity.of(4, 'wk'),
      // A longer one would leave shorter trials that IND-TRD-01 counts without the question why.
      tighter: 'lower',
      meaning: 'Shortest trial accepted with a reason, the value itself included',
    },
  },
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['treatment.indications', 'antidepressantTrials'],
  evaluate: (read) => {
    if (!read.treatment('indications').includes('trd')) return 'false';
    const trials = read.antidepressantTrials();
    if (trials === undefined) return 'unknown';
    return tri(
      trials
        .filter(
          (trial) => trial.currentEpisode && trial.outcome !== 'adequate' && trial.outcome !== 'intolerance',
        )
        .some((trial) => {
          const weeks = trialWeeks(trial, read.at);
          const short = weeks.isAtLeast(read.limit('accepted')) && weeks.isBelow(read.limit('adequate'));
          return short || trial.doseAdequate === 'unsure' || trial.outcome === 'unsure';
        }),
    );
  },
  clinicianText:
    'A counted antidepressant trial lasted 4 to 6 weeks, or its dose or outcome is unsure: record why it counts.',
  patientText:
    'Please tell us as exactly as you can how long and how much you took of earlier antidepressants.',
  reviewedBy: [],
  cases: [
    { name: 'clear with two trials of 8 weeks', given: {}, expect: 'false' },
    {
      name: 'clear at exactly 6 weeks',
      given: { trials: [{ name: 'sertraline', weeks: 6 }] },
      expect: 'false',
      edge: 'adequate:at',
    },
    {
      name: 'clear at 7 weeks',
      given: { trials: [{ name: 'sertraline', weeks: 7 }] },
      expect: 'false',
      edge: 'adequate:above',
    },
    {
      name: 'fires at 5 weeks',
      given: { trials: [{ name: 'sertraline', weeks: 5 }] },
      expect: 'true',
      edge: 'adequate:below',
    },
    {
      name: 'a trial of 5 weeks lies above the shortest accepted',
      given: { trials: [{ name: 'bupropion', weeks: 5 }] },
      expect: 'true',
      edge: 'accepted:above',
    },
    {
      name: 'fires at exactly 4 weeks',
      given: { trials: [{ name: 'sertraline', weeks: 4 }] },
      expect: 'true',
      edge: 'accepted:at',
    },
    {
      name: 'a trial of 3 weeks is no trial at all',
      given: { trials: [{ name: 'sertraline', weeks: 3 }] },
      expect: 'false',
      edge: 'accepted:below',
    },
    {
      name: 'fires on an unsure dose',
      given: { trials: [{ name: 'sertraline', weeks: 8, doseAdequate: 'unsure' }] },
      expect: 'true',
    },
    {
      name: 'fires on an unsure outcome',
      given: { trials: [{ name: 'sertraline', weeks: 8, outcome: 'unsure' }] },
      expect: 'true',
    },
    {
      name: 'unknown while trials were not gone through',
      given: { trialsReviewedDaysAgo: null },
      expect: 'unknown',
      missing: ['antidepressantTrials'],
    },
    {
      name: 'silent for another indication',
      given: { indications: ['crps'], trials: [{ name: 'sertraline', weeks: 5 }] },
      expect: 'false',
    },
    {
      name: 'an earlier episode is not looked at',
      given: { trials: [{ name: 'sertraline', weeks: 5, currentEpisode: false }] },
      expect: 'false',
    },
    {
      name: 'a drug that helped is not looked at',
      given: { trials: [{ name: 'sertraline', weeks: 5, outcome: 'adequate' }] },
      expect: 'false',
    },
    {
      name: 'a drug stopped for side effects is not looked at',
      given: { trials: [{ name: 'sertraline', weeks: 5, outcome: 'intolerance' }] },
      expect: 'false',
    },
  ],
});
