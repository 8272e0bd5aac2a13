import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const SC_017: Rule = defineRule({
  id: 'SC-017',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Acute intoxication or withdrawal',
  severity: 'block',
  appliesTo: {},
  sources: [
    read('E-ERK', 'exclusion criteria'),
    byDefault('on the session day the observation must be of the past 24 hours'),
  ],
  rationale:
    'Ketamine on top of another drug may stop breathing, and nobody can consent while drunk or in withdrawal. At the assessment it bars consent; on the day it bars the dose, and then only a fresh look counts.',
  thresholds: {
    onTheDay: {
      at: Quantity.of(24, 'h'),
      tighter: 'lower',
      meaning: 'An observation of exactly 24 hours still counts',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.intoxicationOrWithdrawal', 'treatment.stage'],
  evaluate: (read) =>
    read.treatment('stage') === 'session'
      ? read.fact('intoxicationOrWithdrawal', read.limit('onTheDay'))
      : read.fact('intoxicationOrWithdrawal'),
  clinicianText: 'Acute intoxication or withdrawal. No consent and no dose now.',
  patientText:
    'It is not safe to go on while alcohol or a drug is in your body. The same is true while you are ill from stopping.',
  reviewedBy: [],
  cases: [
    { name: 'clear when looked for and not found', given: {}, expect: 'false' },
    { name: 'fires when observed', given: { facts: { intoxicationOrWithdrawal: 'yes' } }, expect: 'true' },
    {
      name: 'unknown when nobody looked',
      given: { facts: { intoxicationOrWithdrawal: null } },
      expect: 'unknown',
      missing: ['facts.intoxicationOrWithdrawal'],
    },
    {
      name: 'unsure is unknown',
      given: { facts: { intoxicationOrWithdrawal: 'unsure' } },
      expect: 'unknown',
    },
    {
      name: 'on the day, 23 hours old counts',
      given: { stage: 'session', facts: { intoxicationOrWithdrawal: { value: 'no', daysOld: 23 / 24 } } },
      expect: 'false',
      edge: 'onTheDay:below',
    },
    {
      name: 'on the day, exactly 24 hours old counts',
      given: { stage: 'session', facts: { intoxicationOrWithdrawal: { value: 'no', daysOld: 1 } } },
      expect: 'false',
      edge: 'onTheDay:at',
    },
    {
      name: 'on the day, 25 hours old is unknown',
      given: { stage: 'session', facts: { intoxicationOrWithdrawal: { value: 'no', daysOld: 25 / 24 } } },
      expect: 'unknown',
      edge: 'onTheDay:above',
    },
    {
      name: 'at the assessment an observation of 25 hours counts',
      given: { facts: { intoxicationOrWithdrawal: { value: 'no', daysOld: 25 / 24 } } },
      expect: 'false',
    },
    {
      name: 'at the assessment one of 31 days does not',
      given: { facts: { intoxicationOrWithdrawal: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
