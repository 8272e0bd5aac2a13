import { Quantity } from '@titrate/quantity';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const SC_120: Rule = defineRule({
  id: 'SC-120',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Age 18 to 24',
  severity: 'caution',
  appliesTo: {},
  sources: [read('L1', 'boxed warning: suicidal thoughts in young adults')],
  rationale:
    'Antidepressants raised suicidal thoughts in the young in trials; the label carries that warning. Ask and watch more closely.',
  thresholds: {
    from: { at: Quantity.of(18, 'a'), tighter: 'lower', meaning: 'From the 18th birthday' },
    below: { at: Quantity.of(25, 'a'), tighter: 'higher', meaning: 'Until the day before the 25th birthday' },
  },
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['patient.birthDate'],
  evaluate: (read) => {
    const age = read.ageYears();
    return tri(
      age === undefined ? undefined : age.isAtLeast(read.limit('from')) && age.isBelow(read.limit('below')),
    );
  },
  clinicianText:
    'Age 18 to 24: boxed warning on suicidality in young adults. Watch closely, early and after changes.',
  patientText:
    'In young adults such medicines can bring on thoughts of suicide. Tell us at once if you have any.',
  reviewedBy: [],
  cases: [
    { name: 'clear at 40', given: {}, expect: 'false' },
    {
      name: 'silent the day before the 18th birthday',
      given: { ageYears: 18, birthdayInDays: 1 },
      expect: 'false',
      edge: 'from:below',
    },
    { name: 'fires on the 18th birthday', given: { ageYears: 18 }, expect: 'true', edge: 'from:at' },
    { name: 'fires at 19', given: { ageYears: 19 }, expect: 'true', edge: 'from:above' },
    {
      name: 'fires the day before the 25th birthday',
      given: { ageYears: 25, birthdayInDays: 1 },
      expect: 'true',
      edge: 'below:below',
    },
    { name: 'clear on the 25th birthday', given: { ageYears: 25 }, expect: 'false', edge: 'below:at' },
    { name: 'clear at 26', given: { ageYears: 26 }, expect: 'false', edge: 'below:above' },
    {
      name: 'unknown without a birth date',
      given: { ageYears: null },
      expect: 'unknown',
      missing: ['patient.birthDate'],
    },
  ],
});
