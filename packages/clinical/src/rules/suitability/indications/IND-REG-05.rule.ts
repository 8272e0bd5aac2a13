import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_REG_05: Rule = defineRule({
  id: 'IND-REG-05',
  version: '1.0.0',
  subject: 'indications',
  title: 'Esketamine label covers adults only',
  severity: 'block',
  appliesTo: { products: ['esketamine'] },
  sources: [read('L2', 'use in children')],
  rationale:
    'The label is for adults; safety under 18 is not established. Kept beside the general age rule because it is a label limit of its own.',
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
  evaluate: (read) => tri(read.ageYears()?.isBelow(read.limit('adult'))),
  clinicianText: 'Under 18: outside the esketamine label.',
  patientText: 'This spray is approved for adults only.',
  reviewedBy: [],
  cases: [
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
    ...scopeCases({ products: ['esketamine'] }),
  ],
});
