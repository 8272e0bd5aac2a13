import { Quantity } from '@titrate/quantity';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const SC_020: Rule = defineRule({
  id: 'SC-020',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Under 18 years',
  severity: 'block',
  appliesTo: {},
  sources: [read('L2', 'use in children'), read('G8', 'referral criteria')],
  rationale: 'Safety and benefit are not established under 18, and this product supports adult care only.',
  thresholds: {
    adult: {
      at: Quantity.of(18, 'a'),
      tighter: 'higher',
      meaning: 'Blocks below; clear on the 18th birthday',
    },
  },
  dataMaxAge: null,
  onUnknown: 'hold',
  inputs: ['patient.birthDate'],
  evaluate: (read) => {
    const age = read.ageYears();
    return tri(age === undefined ? undefined : age.isBelow(read.limit('adult')));
  },
  clinicianText: 'Younger than 18: not established.',
  patientText: 'This treatment is only for adults.',
  reviewedBy: [],
  cases: [
    { name: 'clear at 40', given: {}, expect: 'false' },
    {
      name: 'blocks the day before the 18th birthday',
      given: { ageYears: 18, birthdayInDays: 1 },
      expect: 'true',
      edge: 'adult:below',
    },
    { name: 'clear on the 18th birthday', given: { ageYears: 18 }, expect: 'false', edge: 'adult:at' },
    { name: 'clear at 19', given: { ageYears: 19 }, expect: 'false', edge: 'adult:above' },
    {
      name: 'unknown without a birth date',
      given: { ageYears: null },
      expect: 'unknown',
      missing: ['patient.birthDate'],
    },
  ],
});
