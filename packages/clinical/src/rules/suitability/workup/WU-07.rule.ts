import { Quantity } from '@titrate/quantity';
import { LIVER_ENZYMES } from '../../kinds/drug-groups.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const WU_07: Rule = defineRule({
  id: 'WU-07',
  version: '1.0.0',
  subject: 'workup',
  title: 'Liver panel before a recurrent course',
  severity: 'override',
  appliesTo: { beforeFirstOnly: true },
  sources: [
    read('K2', 'baseline and periodic liver tests including ALP and GGT when dosing is recurrent'),
    byDefault('90 days'),
  ],
  rationale:
    'Repeated doses can hurt the liver and bile ducts. A baseline tells later whether a change is new. A single dose is not asked.',
  dataMaxAge: Quantity.of(90, 'd'),
  onUnknown: 'ask',
  inputs: [
    'treatment.recurrent',
    'measurements.alt',
    'measurements.ast',
    'measurements.alp',
    'measurements.ggt',
    'measurements.bilirubin',
  ],
  evaluate: (read) => {
    if (!read.treatment('recurrent')) return 'false';
    const values = ([...LIVER_ENZYMES, 'bilirubin'] as const).map((id) => read.timesUpperLimit(id));
    return values.every((value) => value !== undefined) ? 'false' : 'unknown';
  },
  clinicianText: 'ALT, AST, ALP, GGT and bilirubin within 90 days, with the laboratory’s limits.',
  patientText: 'A blood test of your liver is due before a course of treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear with a fresh panel', given: {}, expect: 'false' },
    {
      name: 'not asked before a single dose',
      given: { recurrent: false, measurements: { alt: null } },
      expect: 'false',
    },
    ...(['alt', 'ast', 'alp', 'ggt', 'bilirubin'] as const).map((id) => ({
      name: `asks while ${id} is missing`,
      given: { measurements: { [id]: null } },
      expect: 'unknown' as const,
      missing: [`measurements.${id}`],
    })),
    {
      name: 'asks when the laboratory’s limit is missing',
      given: { measurements: { ggt: { value: 20, upperLimit: null } } },
      expect: 'unknown',
      missing: ['measurements.ggt'],
    },
    { name: 'a panel of 90 days counts', given: { everythingDaysOld: 90 }, expect: 'false' },
    { name: 'an older panel is asked for again', given: { everythingDaysOld: 90.1 }, expect: 'unknown' },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
