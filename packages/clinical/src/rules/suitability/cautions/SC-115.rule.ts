import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE, MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const SC_115: Rule = defineRule({
  id: 'SC-115',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Seizure disorder',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('K2', 'adverse reactions: tonic-clonic movements'),
    byDefault('3 months, counted as 92 days, and the grading'),
  ],
  rationale:
    'Fit-like movements are seen at anaesthetic doses. Old, quiet epilepsy is a caution; a recent fit, an undated one, or theophylline on top asks for a reason.',
  thresholds: {
    recent: {
      at: Quantity.of(92, 'd'),
      tighter: 'higher',
      meaning: 'Less than 3 months, counted as 92 days',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.seizureDisorder', 'facts.lastSeizureDate', 'medicines'],
  evaluate: (read) => {
    const disorder = read.fact('seizureDisorder');
    if (disorder !== 'true') return disorder;
    const days = read.daysSince('lastSeizureDate');
    const recent = days === undefined || days.isBelow(read.limit('recent'));
    const theophylline = read.medicines(['theophylline'], { maxAge: MEDICINES_MAX_AGE }).present;
    return { result: 'true', severity: recent || theophylline !== 'false' ? 'override' : 'caution' };
  },
  clinicianText:
    'Seizure disorder. A seizure within 3 months, or theophylline: give a reason and have rescue medicine ready.',
  patientText: 'Tell us about your last seizure. We will plan for your safety.',
  reviewedBy: [],
  cases: [
    { name: 'clear without seizures', given: {}, expect: 'false' },
    {
      name: 'an override 91 days after a seizure',
      given: { facts: { seizureDisorder: 'yes', lastSeizureDate: { daysAgo: 91 } } },
      expect: 'true',
      severity: 'override',
      edge: 'recent:below',
    },
    {
      name: 'a caution exactly 92 days after',
      given: { facts: { seizureDisorder: 'yes', lastSeizureDate: { daysAgo: 92 } } },
      expect: 'true',
      severity: 'caution',
      edge: 'recent:at',
    },
    {
      name: 'a caution 93 days after',
      given: { facts: { seizureDisorder: 'yes', lastSeizureDate: { daysAgo: 93 } } },
      expect: 'true',
      severity: 'caution',
      edge: 'recent:above',
    },
    {
      name: 'an override with theophylline however old the seizure',
      given: {
        facts: { seizureDisorder: 'yes', lastSeizureDate: { daysAgo: 900 } },
        medicines: [{ name: 'theophylline' }],
      },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'an override while the medicine list is open',
      given: {
        facts: { seizureDisorder: 'yes', lastSeizureDate: { daysAgo: 900 } },
        medicinesReconciledDaysAgo: null,
      },
      expect: 'true',
      severity: 'override',
      missing: ['medicines'],
    },
    {
      name: 'an override without a date',
      given: { facts: { seizureDisorder: 'yes' } },
      expect: 'true',
      severity: 'override',
      missing: ['facts.lastSeizureDate'],
    },
    {
      name: 'never asked is unknown',
      given: { facts: { seizureDisorder: null } },
      expect: 'unknown',
      missing: ['facts.seizureDisorder'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { seizureDisorder: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
