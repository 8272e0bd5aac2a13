import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE, MOCA_MAX_AGE } from '../../kinds/ages.ts';
import { anyInstrument } from '../../kinds/measures.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, not, tri } from '../../tri.ts';

export const WU_14: Rule = defineRule({
  id: 'WU-14',
  version: '1.0.0',
  subject: 'workup',
  title: 'Brief cognitive screen from 60, or with concern',
  severity: 'caution',
  appliesTo: { beforeFirstOnly: true },
  sources: [read('E-ELEKT', 'cognitive screen at entry'), byDefault('age 60 and 180 days')],
  rationale: 'A baseline shows whether thinking later changes, and finds those in whom consent needs care.',
  thresholds: { age: { at: Quantity.of(60, 'a'), tighter: 'lower', meaning: 'From this age on' } },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['patient.birthDate', 'facts.cognitiveConcern', 'instruments.moca'],
  evaluate: (read) => {
    const age = read.ageYears();
    const needed = anyOf(tri(age?.isAtLeast(read.limit('age'))), read.fact('cognitiveConcern'));
    return needed === 'false' ? 'false' : not(anyInstrument(read, ['moca'], MOCA_MAX_AGE));
  },
  clinicianText: 'Brief cognitive screen (MoCA) within 180 days: age 60 or older, or concern.',
  patientText: 'A short memory and thinking test is due before treatment.',
  reviewedBy: [],
  cases: [
    { name: 'not needed at 40 without concern', given: { instruments: { moca: null } }, expect: 'false' },
    {
      name: 'not needed at 59',
      given: { ageYears: 59, instruments: { moca: null } },
      expect: 'false',
      edge: 'age:below',
    },
    {
      name: 'needed at 60',
      given: { ageYears: 60, instruments: { moca: null } },
      expect: 'unknown',
      missing: ['instruments.moca'],
      edge: 'age:at',
    },
    {
      name: 'needed at 61',
      given: { ageYears: 61, instruments: { moca: null } },
      expect: 'unknown',
      edge: 'age:above',
    },
    {
      name: 'needed with concern at any age',
      given: { facts: { cognitiveConcern: 'yes' }, instruments: { moca: null } },
      expect: 'unknown',
      missing: ['instruments.moca'],
    },
    { name: 'clear when needed and done', given: { ageYears: 70 }, expect: 'false' },
    {
      name: 'asks without a birth date',
      given: { ageYears: null, instruments: { moca: null } },
      expect: 'unknown',
      missing: ['patient.birthDate'],
    },
    {
      name: 'asks while concern was not asked about',
      given: { facts: { cognitiveConcern: null }, instruments: { moca: null } },
      expect: 'unknown',
      missing: ['facts.cognitiveConcern'],
    },
    {
      name: 'a screen of 180 days counts',
      given: { ageYears: 70, instruments: { moca: { total: 27, daysOld: 180 } } },
      expect: 'false',
    },
    {
      name: 'an older one does not',
      given: { ageYears: 70, instruments: { moca: { total: 27, daysOld: 180.1 } } },
      expect: 'unknown',
      missing: ['instruments.moca'],
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
