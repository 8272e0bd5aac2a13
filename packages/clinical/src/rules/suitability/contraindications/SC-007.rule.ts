import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const SC_007: Rule = defineRule({
  id: 'SC-007',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Previous stroke',
  severity: 'block',
  relaxable: true,
  appliesTo: { products: ['ketamine'] },
  sources: [
    read('K2', 'contraindications'),
    read('K3', 'contraindications'),
    read('K4', 'contraindications'),
    byDefault('6 months as the line between block and override'),
  ],
  rationale:
    'Several ketamine texts name an earlier stroke as a state in which it should not be used. A recent one blocks; an older one asks a prescriber for a reason. An undated stroke counts as recent.',
  thresholds: {
    recent: {
      at: Quantity.of(184, 'd'),
      tighter: 'higher',
      meaning: 'Less than 6 months, counted as 184 days',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.stroke', 'facts.strokeDate'],
  evaluate: (read) => {
    const stroke = read.fact('stroke');
    if (stroke !== 'true') return stroke;
    const days = read.daysSince('strokeDate');
    const recent = days === undefined || days.isBelow(read.limit('recent'));
    return recent ? 'true' : { result: 'true', severity: 'override' };
  },
  clinicianText:
    'Previous stroke. Within 6 months: do not start. Later: weigh the rise of blood pressure and record why.',
  patientText: 'After a stroke this medicine needs extra thought, because it raises blood pressure.',
  reviewedBy: [],
  cases: [
    { name: 'clear without a stroke', given: {}, expect: 'false' },
    {
      name: 'blocks 183 days after a stroke',
      given: { facts: { stroke: 'yes', strokeDate: { daysAgo: 183 } } },
      expect: 'true',
      severity: 'block',
      edge: 'recent:below',
    },
    {
      name: 'asks for a reason exactly 184 days after',
      given: { facts: { stroke: 'yes', strokeDate: { daysAgo: 184 } } },
      expect: 'true',
      severity: 'override',
      edge: 'recent:at',
    },
    {
      name: 'asks for a reason 185 days after',
      given: { facts: { stroke: 'yes', strokeDate: { daysAgo: 185 } } },
      expect: 'true',
      severity: 'override',
      edge: 'recent:above',
    },
    {
      name: 'an undated stroke blocks',
      given: { facts: { stroke: 'yes' } },
      expect: 'true',
      severity: 'block',
      missing: ['facts.strokeDate'],
    },
    {
      name: 'unsure is unknown',
      given: { facts: { stroke: 'unsure' } },
      expect: 'unknown',
      severity: 'block',
      missing: ['facts.stroke'],
    },
    {
      name: 'never asked is unknown',
      given: { facts: { stroke: null } },
      expect: 'unknown',
      missing: ['facts.stroke'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { stroke: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
    ...scopeCases({ products: ['ketamine'] }),
  ],
});
