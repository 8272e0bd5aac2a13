import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_13: Rule = defineRule({
  id: 'DI-13',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Grapefruit within 3 days',
  severity: 'caution',
  appliesTo: { products: ['ketamine'], routes: ['PO', 'SL'] },
  sources: [read('E-GFJ', 'oral S-ketamine: AUC 3.0 ×, Cmax 2.1 ×'), byDefault('3 days')],
  rationale:
    'Grapefruit blocks the gut enzyme for days, and a swallowed dose then acts like three. The answer is good for one day only.',
  dataMaxAge: Quantity.of(24, 'h'),
  onUnknown: 'ask',
  inputs: ['facts.grapefruitPast3Days'],
  evaluate: (read) => read.fact('grapefruitPast3Days'),
  clinicianText: 'Grapefruit in the past 3 days: oral exposure may triple. Avoid.',
  patientText: 'Please do not have grapefruit or its juice for 3 days before a dose.',
  reviewedBy: [],
  cases: [
    { name: 'clear without grapefruit', given: {}, expect: 'false' },
    { name: 'fires on grapefruit', given: { facts: { grapefruitPast3Days: 'yes' } }, expect: 'true' },
    {
      name: 'unknown while not asked',
      given: { facts: { grapefruitPast3Days: null } },
      expect: 'unknown',
      missing: ['facts.grapefruitPast3Days'],
    },
    {
      name: 'an answer of 24 hours counts',
      given: { facts: { grapefruitPast3Days: { value: 'no', daysOld: 1 } } },
      expect: 'false',
    },
    {
      name: 'an answer older than 24 hours is unknown',
      given: { facts: { grapefruitPast3Days: { value: 'no', daysOld: 1.05 } } },
      expect: 'unknown',
    },
    ...scopeCases({ products: ['ketamine'], routes: ['PO', 'SL'] }),
  ],
});
