import { Quantity } from '@titrate/quantity';
import { byDefault, read } from '../../kinds/source.ts';
import { countFailures } from '../../kinds/trials.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const IND_TRD_01: Rule = defineRule({
  id: 'IND-TRD-01',
  version: '1.0.0',
  subject: 'indications',
  title: 'Fewer than two failed antidepressants of adequate dose and duration',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('L5', 'definition of TRD'),
    read('L6', 'indication'),
    read('E-RPA', 'entry criteria'),
    byDefault('6 weeks for adequate, 4 with a reason; intolerance does not count'),
  ],
  rationale:
    'Treatment-resistant means two different antidepressants failed at adequate dose and length in this episode. A drug stopped for side effects is counted apart, never as a failure. Trials of 4 to 6 weeks count here and are flagged by the next rule.',
  thresholds: {
    failures: {
      at: Quantity.of(2, '{count}'),
      tighter: 'higher',
      meaning: 'Different antidepressants; two are enough',
    },
    accepted: {
      at: Quantity.of(4, 'wk'),
      tighter: 'higher',
      meaning: 'Shortest trial accepted, the value itself included',
    },
  },
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['treatment.indications', 'antidepressantTrials'],
  evaluate: (read) => {
    if (!read.treatment('indications').includes('trd')) return 'false';
    const trials = read.antidepressantTrials();
    if (trials === undefined) return 'unknown';
    const { certain, possible } = countFailures(trials, read.at, read.limit('accepted'));
    const needed = read.limit('failures');
    if (certain.isAtLeast(needed)) return 'false';
    return possible.isAtLeast(needed) ? 'unknown' : 'true';
  },
  clinicianText:
    'TRD is the indication, but fewer than 2 different antidepressants failed at adequate dose and duration in this episode.',
  patientText: 'This treatment is meant for people whom at least two antidepressants did not help enough.',
  reviewedBy: [],
  cases: [
    { name: 'clear with two failures', given: {}, expect: 'false', edge: 'failures:at' },
    {
      name: 'fires with one failure',
      given: { trials: [{ name: 'sertraline', weeks: 8 }] },
      expect: 'true',
      edge: 'failures:below',
    },
    {
      name: 'clear with three failures',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 8 },
          { name: 'venlafaxine', weeks: 8 },
        ],
      },
      expect: 'false',
      edge: 'failures:above',
    },
    {
      name: 'the same drug twice, once by brand, counts once',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'Zoloft', weeks: 8 },
        ],
      },
      expect: 'true',
    },
    {
      name: 'a trial of 3 weeks does not count',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 3 },
        ],
      },
      expect: 'true',
      edge: 'accepted:below',
    },
    {
      name: 'a trial of exactly 4 weeks counts',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 4 },
        ],
      },
      expect: 'false',
      edge: 'accepted:at',
    },
    {
      name: 'a trial of 5 weeks counts',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 5 },
        ],
      },
      expect: 'false',
      edge: 'accepted:above',
    },
    {
      name: 'intolerance is not a failure',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 8, outcome: 'intolerance' },
        ],
      },
      expect: 'true',
    },
    {
      name: 'a dose below adequate is not a failure',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 8, doseAdequate: 'no' },
        ],
      },
      expect: 'true',
    },
    {
      name: 'an earlier episode does not count',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 8, currentEpisode: false },
        ],
      },
      expect: 'true',
    },
    {
      name: 'unknown when it hangs on an unsure dose',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 8, doseAdequate: 'unsure' },
        ],
      },
      expect: 'unknown',
    },
    {
      name: 'unknown when it hangs on an unsure outcome',
      given: {
        trials: [
          { name: 'sertraline', weeks: 8 },
          { name: 'bupropion', weeks: 8, outcome: 'unsure' },
        ],
      },
      expect: 'unknown',
    },
    {
      name: 'unknown while trials were not gone through',
      given: { trialsReviewedDaysAgo: null },
      expect: 'unknown',
      missing: ['antidepressantTrials'],
    },
    { name: 'silent for another indication', given: { indications: ['ptsd'], trials: [] }, expect: 'false' },
  ],
});
