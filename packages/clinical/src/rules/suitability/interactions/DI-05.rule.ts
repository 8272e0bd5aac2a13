import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_05: Rule = defineRule({
  id: 'DI-05',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Alcohol within 24 hours of the session',
  severity: 'block',
  appliesTo: { stages: ['session'] },
  sources: [read('G6', 'no alcohol the night before or on the day'), byDefault('24 hours')],
  rationale:
    'Alcohol adds to sedation. Some in the past day asks for a reason; someone who is intoxicated is not treated. An observation that nobody made holds only when alcohol was drunk or not asked about.',
  dataMaxAge: Quantity.of(24, 'h'),
  onUnknown: 'hold',
  inputs: ['facts.alcoholPast24h', 'facts.intoxicationOrWithdrawal'],
  evaluate: (read) => {
    const alcohol = read.fact('alcoholPast24h');
    if (alcohol !== 'true') return { result: alcohol, severity: 'override' };
    return {
      result: 'true',
      severity: read.fact('intoxicationOrWithdrawal') === 'false' ? 'override' : 'block',
    };
  },
  clinicianText: 'Alcohol in the past 24 hours: defer. Intoxicated: do not treat.',
  patientText: 'Please drink no alcohol the day before treatment. We may need to choose another day.',
  reviewedBy: [],
  cases: [
    { name: 'clear without alcohol', given: {}, expect: 'false' },
    {
      name: 'asks for a reason after alcohol, sober now',
      given: { facts: { alcoholPast24h: 'yes' } },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'blocks when intoxicated',
      given: { facts: { alcoholPast24h: 'yes', intoxicationOrWithdrawal: 'yes' } },
      expect: 'true',
      severity: 'block',
    },
    {
      name: 'blocks when nobody looked whether intoxicated',
      given: { facts: { alcoholPast24h: 'yes', intoxicationOrWithdrawal: null } },
      expect: 'true',
      severity: 'block',
      missing: ['facts.intoxicationOrWithdrawal'],
    },
    {
      name: 'unknown while not asked',
      given: { facts: { alcoholPast24h: null } },
      expect: 'unknown',
      severity: 'override',
      missing: ['facts.alcoholPast24h'],
    },
    {
      name: 'an answer of 24 hours counts',
      given: { facts: { alcoholPast24h: { value: 'no', daysOld: 1 } } },
      expect: 'false',
    },
    {
      name: 'an answer older than 24 hours is unknown',
      given: { facts: { alcoholPast24h: { value: 'no', daysOld: 1.05 } } },
      expect: 'unknown',
    },
    ...scopeCases({ stages: ['session'] }),
  ],
});
