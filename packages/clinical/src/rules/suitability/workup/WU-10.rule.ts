import { Quantity } from '@titrate/quantity';
import { ECG_MAX_AGE, HISTORY_MAX_AGE, MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { HEART_FACTS } from '../../kinds/history.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, known } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, anyOf, not, tri } from '../../tri.ts';

export const WU_10: Rule = defineRule({
  id: 'WU-10',
  version: '1.0.0',
  subject: 'workup',
  title: 'ECG where the heart or medicines call for it',
  severity: 'override',
  appliesTo: { beforeFirstOnly: true },
  sources: [known('as indicated, in APA and consensus texts'), byDefault('who needs one, and 180 days')],
  rationale:
    'An ECG is asked for at 50 or older with a risk factor, with known heart disease, or with medicines that lengthen the QT interval. While nobody knows whether one of these holds, the question stays open.',
  thresholds: {
    age: {
      at: Quantity.of(50, 'a'),
      tighter: 'lower',
      meaning: 'With any cardiovascular risk factor: from this age on',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: [
    'patient.birthDate',
    'facts.cardiovascularRiskFactor',
    ...HEART_FACTS.map((id) => `facts.${id}` as const),
    'medicines',
    'records.ecg',
  ],
  evaluate: (read) => {
    const age = read.ageYears();
    const risk = allOf(tri(age?.isAtLeast(read.limit('age'))), read.fact('cardiovascularRiskFactor'));
    const heart = anyOf(...HEART_FACTS.map((id) => read.fact(id)));
    const medicines = read.medicines(['qt-prolonging'], { maxAge: MEDICINES_MAX_AGE }).present;
    const needed = anyOf(risk, heart, medicines);
    return needed === 'false' ? 'false' : not(read.done('ecg', ECG_MAX_AGE));
  },
  clinicianText:
    'ECG within 180 days: age 50 or older with a risk factor, heart disease, or QT-prolonging medicine.',
  patientText: 'We would like a heart tracing (ECG) before treatment.',
  reviewedBy: [],
  cases: [
    { name: 'not needed by a healthy person of 40', given: { records: { ecg: null } }, expect: 'false' },
    {
      name: 'not needed at 49 with a risk factor',
      given: { ageYears: 49, facts: { cardiovascularRiskFactor: 'yes' }, records: { ecg: null } },
      expect: 'false',
      edge: 'age:below',
    },
    {
      name: 'needed at 50 with a risk factor',
      given: { ageYears: 50, facts: { cardiovascularRiskFactor: 'yes' }, records: { ecg: null } },
      expect: 'unknown',
      missing: ['records.ecg'],
      edge: 'age:at',
    },
    {
      name: 'needed at 51 with a risk factor',
      given: { ageYears: 51, facts: { cardiovascularRiskFactor: 'yes' }, records: { ecg: null } },
      expect: 'unknown',
      edge: 'age:above',
    },
    {
      name: 'not needed at 60 without a risk factor',
      given: { ageYears: 60, records: { ecg: null } },
      expect: 'false',
    },
    {
      name: 'needed with heart disease at any age',
      given: { facts: { coronaryDisease: 'yes' }, records: { ecg: null } },
      expect: 'unknown',
      missing: ['records.ecg'],
    },
    {
      name: 'needed with a QT-prolonging medicine',
      given: { medicines: [{ name: 'citalopram' }], records: { ecg: null } },
      expect: 'unknown',
      missing: ['records.ecg'],
    },
    { name: 'clear when needed and done', given: { facts: { qtProlongation: 'yes' } }, expect: 'false' },
    {
      name: 'asks while heart disease was not asked about',
      given: { facts: { stableHeartFailure: null }, records: { ecg: null } },
      expect: 'unknown',
      missing: ['facts.stableHeartFailure'],
    },
    {
      name: 'asks at an unknown age with a risk factor',
      given: { ageYears: null, facts: { cardiovascularRiskFactor: 'yes' }, records: { ecg: null } },
      expect: 'unknown',
      missing: ['patient.birthDate'],
    },
    {
      name: 'asks at 60 while risk factors were not asked about',
      given: { ageYears: 60, facts: { cardiovascularRiskFactor: null }, records: { ecg: null } },
      expect: 'unknown',
    },
    {
      name: 'asks while the medicine list is open',
      given: { medicinesReconciledDaysAgo: null, records: { ecg: null } },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'an ECG of 180 days counts',
      given: { facts: { coronaryDisease: 'yes' }, records: { ecg: { outcome: 'normal', daysOld: 180 } } },
      expect: 'false',
    },
    {
      name: 'an older ECG does not',
      given: { facts: { coronaryDisease: 'yes' }, records: { ecg: { outcome: 'normal', daysOld: 180.1 } } },
      expect: 'unknown',
      missing: ['records.ecg'],
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
