import { Quantity } from '@titrate/quantity';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const SC_122: Rule = defineRule({
  id: 'SC-122',
  version: '1.0.0',
  subject: 'cautions',
  title: 'BMI of 35 or more',
  severity: 'caution',
  appliesTo: {},
  sources: [byDefault('BMI of 35')],
  rationale:
    'Dose per kilogram of actual weight grows past what trials gave, and a heavy neck narrows the airway. The dosing weight is chosen by the prescriber, never by the product.',
  thresholds: {
    obese: { at: Quantity.of(35, 'kg/m2'), tighter: 'lower', meaning: 'Fires at the value and above' },
  },
  dataMaxAge: Quantity.of(30, 'd'),
  onUnknown: 'ask',
  inputs: ['measurements.weight', 'measurements.height'],
  evaluate: (read) => {
    const bmi = read.bodyMassIndex();
    return tri(bmi === undefined ? undefined : bmi.isAtLeast(read.limit('obese')));
  },
  clinicianText: 'BMI 35 or more: choose the dosing weight explicitly; check the airway.',
  patientText: 'We choose your dose with your height and weight in mind.',
  reviewedBy: [],
  cases: [
    { name: 'clear at BMI 24', given: {}, expect: 'false' },
    {
      name: 'clear at BMI 34.75',
      given: { measurements: { weight: 139, height: 200 } },
      expect: 'false',
      edge: 'obese:below',
    },
    {
      name: 'fires at BMI 35',
      given: { measurements: { weight: 140, height: 200 } },
      expect: 'true',
      edge: 'obese:at',
    },
    {
      name: 'fires at BMI 35.25',
      given: { measurements: { weight: 141, height: 200 } },
      expect: 'true',
      edge: 'obese:above',
    },
    {
      name: 'unknown without a weight',
      given: { measurements: { weight: null } },
      expect: 'unknown',
      missing: ['measurements.weight'],
    },
    {
      name: 'unknown without a height',
      given: { measurements: { height: null } },
      expect: 'unknown',
      missing: ['measurements.height'],
    },
    {
      name: 'a weight older than 30 days is unknown',
      given: { measurements: { weight: { value: 70, daysOld: 31 } } },
      expect: 'unknown',
      missing: ['measurements.weight'],
    },
  ],
});
