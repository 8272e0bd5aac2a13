import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not } from '../../tri.ts';

export const WU_06: Rule = defineRule({
  id: 'WU-06',
  version: '1.0.0',
  subject: 'workup',
  title: 'Pregnancy test',
  severity: 'block',
  appliesTo: { beforeFirstOnly: true },
  sources: [read('E-ERK', 'entry criteria'), byDefault('7 days, and the day of the first session')],
  rationale:
    'People who could be pregnant are tested before exposure, and again on the day of the first session. A positive test is the pregnancy rule’s business; here only a readable, fresh test counts.',
  thresholds: {
    onTheDay: {
      at: Quantity.of(24, 'h'),
      tighter: 'lower',
      meaning: 'Day of the first session: a test of exactly 24 hours still counts',
    },
  },
  dataMaxAge: Quantity.of(7, 'd'),
  onUnknown: 'hold',
  inputs: ['patient.canBecomePregnant', 'records.pregnancyTest', 'treatment.stage'],
  evaluate: (read) => {
    const possible = read.canBecomePregnant();
    if (possible === 'false') return 'false';
    const onTheDay = read.treatment('stage') === 'session';
    const done = onTheDay ? read.done('pregnancyTest', read.limit('onTheDay')) : read.done('pregnancyTest');
    return not(done);
  },
  clinicianText:
    'Pregnancy test within 7 days and on the day of the first session, for anyone who could be pregnant.',
  patientText: 'If you could be pregnant, you will take a test before treatment.',
  reviewedBy: [],
  cases: [
    {
      name: 'not needed by somebody who cannot become pregnant',
      given: { records: { pregnancyTest: null } },
      expect: 'false',
    },
    { name: 'clear with a fresh test', given: { canBecomePregnant: true }, expect: 'false' },
    {
      name: 'a positive test is done; another rule speaks',
      given: { canBecomePregnant: true, records: { pregnancyTest: 'positive' } },
      expect: 'false',
    },
    {
      name: 'held without a test',
      given: { canBecomePregnant: true, records: { pregnancyTest: null } },
      expect: 'unknown',
      missing: ['records.pregnancyTest'],
    },
    {
      name: 'held when the test could not be read',
      given: { canBecomePregnant: true, records: { pregnancyTest: 'not-readable' } },
      expect: 'unknown',
      missing: ['records.pregnancyTest'],
    },
    {
      name: 'held without a test while nobody knows whether pregnancy is possible',
      given: { canBecomePregnant: null, records: { pregnancyTest: null } },
      expect: 'unknown',
      missing: ['patient.canBecomePregnant'],
    },
    {
      name: 'a test of 7 days counts',
      given: { canBecomePregnant: true, records: { pregnancyTest: { outcome: 'negative', daysOld: 7 } } },
      expect: 'false',
    },
    {
      name: 'a test older than 7 days is held',
      given: { canBecomePregnant: true, records: { pregnancyTest: { outcome: 'negative', daysOld: 7.05 } } },
      expect: 'unknown',
      missing: ['records.pregnancyTest'],
    },
    {
      name: 'on the first session day a test of 23 hours counts',
      given: {
        stage: 'session',
        canBecomePregnant: true,
        records: { pregnancyTest: { outcome: 'negative', daysOld: 23 / 24 } },
      },
      expect: 'false',
      edge: 'onTheDay:below',
    },
    {
      name: 'on the first session day a test of exactly 24 hours counts',
      given: {
        stage: 'session',
        canBecomePregnant: true,
        records: { pregnancyTest: { outcome: 'negative', daysOld: 1 } },
      },
      expect: 'false',
      edge: 'onTheDay:at',
    },
    {
      name: 'on the first session day a test of 25 hours is held',
      given: {
        stage: 'session',
        canBecomePregnant: true,
        records: { pregnancyTest: { outcome: 'negative', daysOld: 25 / 24 } },
      },
      expect: 'unknown',
      edge: 'onTheDay:above',
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
