import { Quantity } from '@titrate/quantity';
import { OLDER_FROM_YEARS } from '../../../limits.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const SC_119: Rule = defineRule({
  id: 'SC-119',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Age 65 or older',
  severity: 'caution',
  appliesTo: {},
  sources: [
    read('L2', 'blood pressure by age: rise of 40 or more in 17 % against 8 %'),
    read('L6', 'older people'),
    read('L7', 'starting dose 28 mg from 65'),
  ],
  rationale:
    'Older patients fall more easily and their pressure rises further. Europe starts esketamine at 28 mg from this age.',
  thresholds: {
    older: { at: Quantity.of(OLDER_FROM_YEARS, 'a'), tighter: 'lower', meaning: 'From the 65th birthday' },
  },
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['patient.birthDate'],
  evaluate: (read) => {
    const age = read.ageYears();
    return tri(age === undefined ? undefined : age.isAtLeast(read.limit('older')));
  },
  clinicianText:
    'Age 65 or older: fall risk and larger rises of pressure. Europe starts esketamine at 28 mg.',
  patientText: 'We will watch your blood pressure and your steps with extra care.',
  reviewedBy: [],
  cases: [
    { name: 'clear at 40', given: {}, expect: 'false' },
    {
      name: 'clear the day before the 65th birthday',
      given: { ageYears: 65, birthdayInDays: 1 },
      expect: 'false',
      edge: 'older:below',
    },
    { name: 'fires on the 65th birthday', given: { ageYears: 65 }, expect: 'true', edge: 'older:at' },
    { name: 'fires at 66', given: { ageYears: 66 }, expect: 'true', edge: 'older:above' },
    {
      name: 'unknown without a birth date',
      given: { ageYears: null },
      expect: 'unknown',
      missing: ['patient.birthDate'],
    },
  ],
});
