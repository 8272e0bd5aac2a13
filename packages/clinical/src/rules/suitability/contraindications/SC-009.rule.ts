import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const SC_009: Rule = defineRule({
  id: 'SC-009',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Resting blood pressure above 180/100',
  severity: 'block',
  appliesTo: { products: ['ketamine'] },
  sources: [
    read('K4', 'contraindications: above 180/100 mmHg at rest'),
    read('K2', 'contraindications: untreated or poorly controlled hypertension'),
    byDefault('mean of two readings'),
  ],
  rationale:
    'A dose adds a rise on top of what is there. Above 180/100 at rest the Swiss text bars ketamine. Two readings are averaged so that one nervous reading neither bars nor clears. Nasal esketamine has its own gate.',
  thresholds: {
    systolic: {
      at: Quantity.of(180, 'mm[Hg]'),
      tighter: 'lower',
      meaning: 'Blocks above; 180 itself does not',
    },
    diastolic: {
      at: Quantity.of(100, 'mm[Hg]'),
      tighter: 'lower',
      meaning: 'Blocks above; 100 itself does not',
    },
  },
  dataMaxAge: Quantity.of(30, 'd'),
  onUnknown: 'hold',
  inputs: ['vitals.bloodPressure'],
  evaluate: (read) => {
    const mean = read.meanBloodPressure(2);
    if (mean === undefined) return 'unknown';
    return tri(
      mean.systolic.isAbove(read.limit('systolic')) || mean.diastolic.isAbove(read.limit('diastolic')),
    );
  },
  clinicianText: 'Mean of the last two resting readings is above 180 systolic or 100 diastolic. Treat first.',
  patientText: 'Your blood pressure is too high for this medicine today. It needs to be treated first.',
  reviewedBy: [],
  cases: [
    { name: 'clear at 120/76', given: {}, expect: 'false' },
    {
      name: 'clear at a mean of 179.5',
      given: {
        bloodPressures: [
          [179, 90],
          [180, 90],
        ],
      },
      expect: 'false',
      edge: 'systolic:below',
    },
    {
      name: 'clear at exactly 180',
      given: {
        bloodPressures: [
          [180, 90],
          [180, 90],
        ],
      },
      expect: 'false',
      edge: 'systolic:at',
    },
    {
      name: 'blocks at a mean of 180.5',
      given: {
        bloodPressures: [
          [181, 90],
          [180, 90],
        ],
      },
      expect: 'true',
      edge: 'systolic:above',
    },
    {
      name: 'clear at a diastolic mean of 99.5',
      given: {
        bloodPressures: [
          [150, 99],
          [150, 100],
        ],
      },
      expect: 'false',
      edge: 'diastolic:below',
    },
    {
      name: 'clear at exactly 100 diastolic',
      given: {
        bloodPressures: [
          [150, 100],
          [150, 100],
        ],
      },
      expect: 'false',
      edge: 'diastolic:at',
    },
    {
      name: 'blocks at a diastolic mean of 100.5',
      given: {
        bloodPressures: [
          [150, 101],
          [150, 100],
        ],
      },
      expect: 'true',
      edge: 'diastolic:above',
    },
    {
      name: 'uses the two newest readings only',
      given: {
        bloodPressures: [
          [130, 80],
          [130, 80],
          [230, 120, 2],
        ],
      },
      expect: 'false',
    },
    {
      name: 'one reading is not enough',
      given: { bloodPressures: [[200, 110]] },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    {
      name: 'no reading is unknown',
      given: { bloodPressures: [] },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    {
      name: 'readings of 30 days count',
      given: {
        bloodPressures: [
          [120, 76, 30],
          [120, 76, 30],
        ],
      },
      expect: 'false',
    },
    {
      name: 'readings older than 30 days are unknown',
      given: {
        bloodPressures: [
          [120, 76, 30.1],
          [120, 76, 30.1],
        ],
      },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    ...scopeCases({ products: ['ketamine'] }),
  ],
});
