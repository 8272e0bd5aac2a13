import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, tri } from '../../tri.ts';

export const SC_101: Rule = defineRule({
  id: 'SC-101',
  version: '1.0.1',
  subject: 'cautions',
  title: 'Controlled hypertension',
  severity: 'caution',
  appliesTo: {},
  sources: [
    read('L1', 'warnings: blood pressure'),
    read('E-BP2', 'surges in patients with a history of hypertension'),
    read('L3', 'pre-dose limit 140/90'),
  ],
  rationale:
    'Treated hypertension within the gate is no bar, but every patient with such a history in one large series had a surge. Missed tablets on the day are the usual reason, so they are asked about.',
  thresholds: {
    systolic: {
      at: Quantity.of(140, 'mm[Hg]'),
      // A lower one would leave pressures between it and SC-024 without any finding.
      tighter: 'higher',
      meaning: 'Within the gate up to and including this value',
    },
    diastolic: {
      at: Quantity.of(90, 'mm[Hg]'),
      tighter: 'higher',
      meaning: 'Within the gate up to and including this value',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.hypertension', 'facts.hypertensionTreated', 'vitals.bloodPressure'],
  evaluate: (read) => {
    const hypertension = read.fact('hypertension');
    if (hypertension !== 'true') return hypertension;
    const mean = read.meanBloodPressure(3);
    const within =
      mean === undefined
        ? undefined
        : mean.systolic.isAtMost(read.limit('systolic')) && mean.diastolic.isAtMost(read.limit('diastolic'));
    return allOf(read.fact('hypertensionTreated'), tri(within));
  },
  clinicianText:
    'Hypertension, treated and within the gate. Confirm adherence; ask whether today’s tablets were taken.',
  patientText: 'Keep taking your blood pressure tablets, also on treatment days.',
  reviewedBy: [],
  cases: [
    { name: 'clear without hypertension', given: {}, expect: 'false' },
    {
      name: 'fires when treated and at 139/80',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [139, 80],
          [139, 80],
          [139, 80],
        ],
      },
      expect: 'true',
      edge: 'systolic:below',
    },
    {
      name: 'fires when treated and at exactly 140',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [140, 80],
          [140, 80],
          [140, 80],
        ],
      },
      expect: 'true',
      edge: 'systolic:at',
    },
    {
      name: 'leaves 141 to the rule on raised pressure',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [141, 80],
          [141, 80],
          [141, 80],
        ],
      },
      expect: 'false',
      edge: 'systolic:above',
    },
    {
      name: 'fires at 89 diastolic',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [130, 89],
          [130, 89],
          [130, 89],
        ],
      },
      expect: 'true',
      edge: 'diastolic:below',
    },
    {
      name: 'fires at exactly 90 diastolic',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [130, 90],
          [130, 90],
          [130, 90],
        ],
      },
      expect: 'true',
      edge: 'diastolic:at',
    },
    {
      name: 'leaves 91 diastolic to the rule on raised pressure',
      given: {
        facts: { hypertension: 'yes', hypertensionTreated: 'yes' },
        bloodPressures: [
          [130, 91],
          [130, 91],
          [130, 91],
        ],
      },
      expect: 'false',
      edge: 'diastolic:above',
    },
    {
      name: 'unknown while treatment is not known',
      given: { facts: { hypertension: 'yes' } },
      expect: 'unknown',
      missing: ['facts.hypertensionTreated'],
    },
    {
      name: 'unknown while hypertension was not asked',
      given: { facts: { hypertension: null } },
      expect: 'unknown',
      missing: ['facts.hypertension'],
    },
    {
      name: 'unknown without readings',
      given: { facts: { hypertension: 'yes', hypertensionTreated: 'yes' }, bloodPressures: [] },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { hypertension: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
