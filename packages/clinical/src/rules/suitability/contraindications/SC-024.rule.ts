import { Quantity } from '@titrate/quantity';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not, tri } from '../../tri.ts';

export const SC_024: Rule = defineRule({
  id: 'SC-024',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Raised resting blood pressure that should be treated first',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('L7', 'raised blood pressure should be lowered before starting'),
    byDefault('the four numbers and the mean of three readings'),
  ],
  rationale:
    'Starting from a raised pressure leaves less room for the rise that every dose brings. A diagnosed but untreated hypertension fires at a lower mark, because treatment is owed anyway.',
  thresholds: {
    systolic: { at: Quantity.of(160, 'mm[Hg]'), tighter: 'lower', meaning: 'Fires at the value and above' },
    diastolic: { at: Quantity.of(100, 'mm[Hg]'), tighter: 'lower', meaning: 'Fires at the value and above' },
    untreatedSystolic: {
      at: Quantity.of(140, 'mm[Hg]'),
      tighter: 'lower',
      meaning: 'With untreated hypertension: fires at the value and above',
    },
    untreatedDiastolic: {
      at: Quantity.of(90, 'mm[Hg]'),
      tighter: 'lower',
      meaning: 'With untreated hypertension: fires at the value and above',
    },
  },
  dataMaxAge: Quantity.of(30, 'd'),
  onUnknown: 'ask',
  inputs: ['vitals.bloodPressure', 'facts.hypertension', 'facts.hypertensionTreated'],
  evaluate: (read) => {
    const mean = read.meanBloodPressure(3);
    if (mean === undefined) return 'unknown';
    const high =
      mean.systolic.isAtLeast(read.limit('systolic')) || mean.diastolic.isAtLeast(read.limit('diastolic'));
    const raised =
      mean.systolic.isAtLeast(read.limit('untreatedSystolic')) ||
      mean.diastolic.isAtLeast(read.limit('untreatedDiastolic'));
    if (high || !raised) return tri(high);
    const known = read.fact('hypertension');
    return known === 'true' ? not(read.fact('hypertensionTreated')) : known;
  },
  clinicianText:
    'Resting pressure is raised (mean of three). Treat first, or record why starting now is right.',
  patientText: 'Your blood pressure is high. It may need treatment before you start.',
  reviewedBy: [],
  cases: [
    { name: 'clear at 120/76', given: {}, expect: 'false' },
    {
      name: 'clear at 159 systolic without hypertension',
      given: {
        bloodPressures: [
          [159, 85],
          [159, 85],
          [159, 85],
        ],
      },
      expect: 'false',
      edge: 'systolic:below',
    },
    {
      name: 'fires at 160 systolic',
      given: {
        bloodPressures: [
          [160, 85],
          [160, 85],
          [160, 85],
        ],
      },
      expect: 'true',
      edge: 'systolic:at',
    },
    {
      name: 'fires at 161 systolic',
      given: {
        bloodPressures: [
          [161, 85],
          [161, 85],
          [161, 85],
        ],
      },
      expect: 'true',
      edge: 'systolic:above',
    },
    {
      name: 'clear at 99 diastolic without hypertension',
      given: {
        bloodPressures: [
          [150, 99],
          [150, 99],
          [150, 99],
        ],
      },
      expect: 'false',
      edge: 'diastolic:below',
    },
    {
      name: 'fires at 100 diastolic',
      given: {
        bloodPressures: [
          [150, 100],
          [150, 100],
          [150, 100],
        ],
      },
      expect: 'true',
      edge: 'diastolic:at',
    },
    {
      name: 'fires at 101 diastolic',
      given: {
        bloodPressures: [
          [150, 101],
          [150, 101],
          [150, 101],
        ],
      },
      expect: 'true',
      edge: 'diastolic:above',
    },
    {
      name: 'untreated hypertension, clear at 139',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'no' },
        bloodPressures: [
          [139, 80],
          [139, 80],
          [139, 80],
        ],
      },
      expect: 'false',
      edge: 'untreatedSystolic:below',
    },
    {
      name: 'untreated hypertension, fires at 140',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'no' },
        bloodPressures: [
          [140, 80],
          [140, 80],
          [140, 80],
        ],
      },
      expect: 'true',
      edge: 'untreatedSystolic:at',
    },
    {
      name: 'untreated hypertension, fires at 141',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'no' },
        bloodPressures: [
          [141, 80],
          [141, 80],
          [141, 80],
        ],
      },
      expect: 'true',
      edge: 'untreatedSystolic:above',
    },
    {
      name: 'untreated hypertension, clear at 89 diastolic',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'no' },
        bloodPressures: [
          [130, 89],
          [130, 89],
          [130, 89],
        ],
      },
      expect: 'false',
      edge: 'untreatedDiastolic:below',
    },
    {
      name: 'untreated hypertension, fires at 90 diastolic',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'no' },
        bloodPressures: [
          [130, 90],
          [130, 90],
          [130, 90],
        ],
      },
      expect: 'true',
      edge: 'untreatedDiastolic:at',
    },
    {
      name: 'untreated hypertension, fires at 91 diastolic',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'no' },
        bloodPressures: [
          [130, 91],
          [130, 91],
          [130, 91],
        ],
      },
      expect: 'true',
      edge: 'untreatedDiastolic:above',
    },
    {
      name: 'treated hypertension at 145 is clear',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [145, 80],
          [145, 80],
          [145, 80],
        ],
      },
      expect: 'false',
    },
    {
      name: 'hypertension of unknown treatment at 145 is unknown',
      given: {
        facts: { hypertension: 'yes' },
        bloodPressures: [
          [145, 80],
          [145, 80],
          [145, 80],
        ],
      },
      expect: 'unknown',
      missing: ['facts.hypertensionTreated'],
    },
    {
      name: 'unasked hypertension at 145 is unknown',
      given: {
        facts: { hypertension: null },
        bloodPressures: [
          [145, 80],
          [145, 80],
          [145, 80],
        ],
      },
      expect: 'unknown',
      missing: ['facts.hypertension'],
    },
    {
      name: 'two readings are not enough',
      given: {
        bloodPressures: [
          [120, 76],
          [120, 76],
        ],
      },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    {
      name: 'a third reading older than 30 days does not count',
      given: {
        bloodPressures: [
          [120, 76],
          [120, 76],
          [120, 76, 31],
        ],
      },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
  ],
});
