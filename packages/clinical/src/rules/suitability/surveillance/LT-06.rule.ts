import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const LT_06: Rule = defineRule({
  id: 'LT-06',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Three pre-dose pressures in a row above 140/90',
  severity: 'caution',
  appliesTo: { ongoingOnly: true },
  sources: [
    read('L7', 'raised blood pressure is treated first'),
    byDefault('three in a row within 3 months, counted as 92 days'),
  ],
  rationale:
    'One high reading is a day; three in a row are a trend that somebody should treat. The readings charted before doses are looked at one by one, not averaged.',
  thresholds: {
    systolic: {
      at: Quantity.of(140, 'mm[Hg]'),
      tighter: 'lower',
      meaning: 'Raised above; 140 itself is not',
    },
    diastolic: { at: Quantity.of(90, 'mm[Hg]'), tighter: 'lower', meaning: 'Raised above; 90 itself is not' },
  },
  dataMaxAge: Quantity.of(92, 'd'),
  onUnknown: 'ask',
  inputs: ['vitals.bloodPressure'],
  evaluate: (read) =>
    tri(
      read
        .lastBloodPressures(3)
        ?.every(
          (row) =>
            row.systolic.isAbove(read.limit('systolic')) || row.diastolic.isAbove(read.limit('diastolic')),
        ),
    ),
  clinicianText: 'Three consecutive pre-dose pressures above 140/90: refer for treatment of hypertension.',
  patientText: 'Your blood pressure was high on your last visits. It may need treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear at 120/76', given: {}, expect: 'false' },
    {
      name: 'clear when one of three is at 139',
      given: {
        bloodPressures: [
          [150, 80],
          [139, 80],
          [150, 80],
        ],
      },
      expect: 'false',
      edge: 'systolic:below',
    },
    {
      name: 'clear when one of three is exactly 140',
      given: {
        bloodPressures: [
          [150, 80],
          [140, 80],
          [150, 80],
        ],
      },
      expect: 'false',
      edge: 'systolic:at',
    },
    {
      name: 'fires when all three are 141',
      given: {
        bloodPressures: [
          [141, 80],
          [141, 80],
          [141, 80],
        ],
      },
      expect: 'true',
      edge: 'systolic:above',
    },
    {
      name: 'clear when one diastolic is 89',
      given: {
        bloodPressures: [
          [130, 95],
          [130, 89],
          [130, 95],
        ],
      },
      expect: 'false',
      edge: 'diastolic:below',
    },
    {
      name: 'clear when one diastolic is exactly 90',
      given: {
        bloodPressures: [
          [130, 95],
          [130, 90],
          [130, 95],
        ],
      },
      expect: 'false',
      edge: 'diastolic:at',
    },
    {
      name: 'fires when all diastolics are 91',
      given: {
        bloodPressures: [
          [130, 91],
          [130, 91],
          [130, 91],
        ],
      },
      expect: 'true',
      edge: 'diastolic:above',
    },
    {
      name: 'unknown with two readings',
      given: {
        bloodPressures: [
          [150, 80],
          [150, 80],
        ],
      },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    {
      name: 'readings older than 92 days do not count',
      given: {
        bloodPressures: [
          [150, 80],
          [150, 80],
          [150, 80, 93],
        ],
      },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
