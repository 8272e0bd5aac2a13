import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const SC_110: Rule = defineRule({
  id: 'SC-110',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Obstructive sleep apnoea',
  severity: 'override',
  appliesTo: {},
  sources: [read('L6', 'warnings: apnoea with extreme overweight'), byDefault('BMI of 40')],
  rationale:
    'A narrow airway may close under sedation. With severe obesity as well, a prescriber must give a reason; while the BMI is not known it counts as high.',
  thresholds: {
    severeObesity: {
      at: Quantity.of(40, 'kg/m2'),
      tighter: 'lower',
      meaning: 'Override at the value and above',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.sleepApnoea', 'measurements.weight', 'measurements.height'],
  evaluate: (read) => {
    const apnoea = read.fact('sleepApnoea');
    if (apnoea !== 'true') return apnoea;
    const bmi = read.bodyMassIndex();
    const severe = bmi === undefined || bmi.isAtLeast(read.limit('severeObesity'));
    return { result: 'true', severity: severe ? 'override' : 'caution' };
  },
  clinicianText: 'Obstructive sleep apnoea: continuous SpO2, consider end-tidal CO2, bring the CPAP device.',
  patientText: 'Please bring your CPAP machine if you have one. We will watch your breathing closely.',
  reviewedBy: [],
  cases: [
    { name: 'clear without apnoea', given: {}, expect: 'false' },
    {
      name: 'a caution at BMI 39',
      given: { facts: { sleepApnoea: 'yes' }, measurements: { weight: 156, height: 200 } },
      expect: 'true',
      severity: 'caution',
      edge: 'severeObesity:below',
    },
    {
      name: 'an override at BMI 40',
      given: { facts: { sleepApnoea: 'yes' }, measurements: { weight: 160, height: 200 } },
      expect: 'true',
      severity: 'override',
      edge: 'severeObesity:at',
    },
    {
      name: 'an override at BMI 41',
      given: { facts: { sleepApnoea: 'yes' }, measurements: { weight: 164, height: 200 } },
      expect: 'true',
      severity: 'override',
      edge: 'severeObesity:above',
    },
    {
      name: 'an override without a weight',
      given: { facts: { sleepApnoea: 'yes' }, measurements: { weight: null } },
      expect: 'true',
      severity: 'override',
      missing: ['measurements.weight'],
    },
    {
      name: 'an override without a height',
      given: { facts: { sleepApnoea: 'yes' }, measurements: { height: null } },
      expect: 'true',
      severity: 'override',
      missing: ['measurements.height'],
    },
    {
      name: 'an override when the weight is older than 30 days',
      given: { facts: { sleepApnoea: 'yes' }, measurements: { weight: { value: 70, daysOld: 31 } } },
      expect: 'true',
      severity: 'override',
      missing: ['measurements.weight'],
    },
    {
      name: 'never asked is unknown',
      given: { facts: { sleepApnoea: null } },
      expect: 'unknown',
      missing: ['facts.sleepApnoea'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { sleepApnoea: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
