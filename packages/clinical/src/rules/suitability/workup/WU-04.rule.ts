import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const WU_04: Rule = defineRule({
  id: 'WU-04',
  version: '1.0.0',
  subject: 'workup',
  title: 'Vital signs, height and weight',
  severity: 'block',
  appliesTo: { beforeFirstOnly: true },
  sources: [byDefault('30 days; blood pressure, pulse, breathing, oxygen, weight and height')],
  rationale: 'Dose and safety limits rest on these numbers. A value nobody took is not normal.',
  dataMaxAge: Quantity.of(30, 'd'),
  onUnknown: 'hold',
  inputs: [
    'vitals.bloodPressure',
    'vitals.heartRatePerMin',
    'vitals.respiratoryRatePerMin',
    'vitals.spo2Percent',
    'measurements.weight',
    'measurements.height',
  ],
  evaluate: (read) => {
    const there = [
      read.meanBloodPressure(1),
      read.vitalSign('heartRatePerMin'),
      read.vitalSign('respiratoryRatePerMin'),
      read.vitalSign('spo2Percent'),
      read.measurement('weight', 'kg'),
      read.measurement('height', 'cm'),
    ].every((value) => value !== undefined);
    return there ? 'false' : 'unknown';
  },
  clinicianText: 'Blood pressure, pulse, breathing rate, SpO2, weight and height within 30 days.',
  patientText: 'We will measure your blood pressure, pulse, height and weight.',
  reviewedBy: [],
  cases: [
    { name: 'clear when all are fresh', given: {}, expect: 'false' },
    {
      name: 'held without a blood pressure',
      given: { bloodPressures: [] },
      expect: 'unknown',
      missing: ['vitals.bloodPressure'],
    },
    {
      name: 'held without a pulse',
      given: { noVitalSign: 'heartRatePerMin' },
      expect: 'unknown',
      missing: ['vitals.heartRatePerMin'],
    },
    {
      name: 'held without a breathing rate',
      given: { noVitalSign: 'respiratoryRatePerMin' },
      expect: 'unknown',
      missing: ['vitals.respiratoryRatePerMin'],
    },
    {
      name: 'held without oxygen',
      given: { noVitalSign: 'spo2Percent' },
      expect: 'unknown',
      missing: ['vitals.spo2Percent'],
    },
    {
      name: 'held without a weight',
      given: { measurements: { weight: null } },
      expect: 'unknown',
      missing: ['measurements.weight'],
    },
    {
      name: 'held without a height',
      given: { measurements: { height: null } },
      expect: 'unknown',
      missing: ['measurements.height'],
    },
    { name: 'values of 30 days count', given: { everythingDaysOld: 30 }, expect: 'false' },
    { name: 'values older than 30 days are held', given: { everythingDaysOld: 30.1 }, expect: 'unknown' },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
