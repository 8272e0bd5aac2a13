import { Quantity } from '@titrate/quantity';
import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_03: Rule = defineRule({
  id: 'DI-03',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Benzodiazepine or Z-drug within 12 hours of the session',
  severity: 'override',
  appliesTo: { stages: ['session'] },
  sources: [read('G6', 'none the night before or on the day'), byDefault('12 hours')],
  rationale:
    'Taken last night or this morning, it sedates and takes away effect. The drug, dose and time are recorded whatever is decided. A dose without a time is not "long ago".',
  thresholds: {
    window: {
      at: Quantity.of(12, 'h'),
      tighter: 'higher',
      meaning: 'Fires below; exactly 12 hours before does not',
    },
  },
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'treatment.sessionAt'],
  evaluate: (read) => read.takenWithin(['benzodiazepine', 'z-drug'], read.limit('window')),
  clinicianText:
    'Benzodiazepine or Z-drug within 12 hours: sedation and loss of effect. Record drug, dose and time.',
  patientText:
    'You took a sleeping or calming pill not long ago. Your team will decide if today is the right day.',
  reviewedBy: [],
  cases: [
    {
      name: 'fires 11 hours after zolpidem',
      given: { medicines: [{ name: 'zolpidem', takenHoursAgo: 11 }] },
      expect: 'true',
      edge: 'window:below',
    },
    {
      name: 'clear exactly 12 hours after',
      given: { medicines: [{ name: 'zolpidem', takenHoursAgo: 12 }] },
      expect: 'false',
      edge: 'window:at',
    },
    {
      name: 'clear 13 hours after',
      given: { medicines: [{ name: 'Ativan', takenHoursAgo: 13 }] },
      expect: 'false',
      edge: 'window:above',
    },
    {
      name: 'counts to the session, not to the question',
      given: { sessionInHours: 5, medicines: [{ name: 'Ativan', takenHoursAgo: 8 }] },
      expect: 'false',
    },
    {
      name: 'a last tablet of a stopped drug still counts',
      given: { medicines: [{ name: 'diazepam', takenHoursAgo: 3, status: 'stopped' }] },
      expect: 'true',
    },
    {
      name: 'a stopped drug without a time does not',
      given: { medicines: [{ name: 'diazepam', status: 'stopped' }] },
      expect: 'false',
    },
    {
      name: 'unknown without a time',
      given: { medicines: [{ name: 'zolpidem' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown without the time of the session',
      given: { sessionInHours: null, medicines: [{ name: 'zolpidem', takenHoursAgo: 3 }] },
      expect: 'unknown',
      missing: ['treatment.sessionAt'],
    },
    { name: 'clear without such a drug', given: {}, expect: 'false' },
    {
      name: 'unknown while the list was never reconciled',
      given: { medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown when the list is older than 7 days',
      given: { medicinesReconciledDaysAgo: 7.1 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    ...scopeCases({ stages: ['session'] }),
  ],
});
