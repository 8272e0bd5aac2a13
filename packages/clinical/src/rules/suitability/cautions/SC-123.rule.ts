import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { known } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_123: Rule = defineRule({
  id: 'SC-123',
  version: '1.0.0',
  subject: 'cautions',
  title: 'BMI below 17 or an unstable eating disorder',
  severity: 'override',
  appliesTo: {},
  sources: [known('starvation: electrolytes and ECG')],
  rationale:
    'Starvation upsets salts and heart rhythm, and a dose by weight meets little reserve. Electrolytes and an ECG come first.',
  thresholds: {
    underweight: {
      at: Quantity.of(17, 'kg/m2'),
      tighter: 'higher',
      meaning: 'Fires below; 17 itself does not',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['measurements.weight', 'measurements.height', 'facts.eatingDisorderInstability'],
  evaluate: (read) => {
    const bmi = read.bodyMassIndex();
    return anyOf(
      read.fact('eatingDisorderInstability'),
      tri(bmi === undefined ? undefined : bmi.isBelow(read.limit('underweight'))),
    );
  },
  clinicianText: 'BMI below 17 or acute eating disorder instability: electrolytes and ECG first.',
  patientText: 'Your body may be low on salts. We want to check your blood and heart first.',
  reviewedBy: [],
  cases: [
    { name: 'clear at BMI 24', given: {}, expect: 'false' },
    {
      name: 'fires on an unstable eating disorder',
      given: { facts: { eatingDisorderInstability: 'yes' } },
      expect: 'true',
    },
    {
      name: 'fires at BMI 16.75',
      given: { measurements: { weight: 67, height: 200 } },
      expect: 'true',
      edge: 'underweight:below',
    },
    {
      name: 'clear at BMI 17',
      given: { measurements: { weight: 68, height: 200 } },
      expect: 'false',
      edge: 'underweight:at',
    },
    {
      name: 'clear at BMI 17.25',
      given: { measurements: { weight: 69, height: 200 } },
      expect: 'false',
      edge: 'underweight:above',
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
      name: 'unknown while not asked',
      given: { facts: { eatingDisorderInstability: null } },
      expect: 'unknown',
      missing: ['facts.eatingDisorderInstability'],
    },
    {
      name: 'a weight older than 30 days is unknown',
      given: { measurements: { weight: { value: 70, daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
