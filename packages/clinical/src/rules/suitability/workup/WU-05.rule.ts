import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const WU_05: Rule = defineRule({
  id: 'WU-05',
  version: '1.0.0',
  subject: 'workup',
  title: 'Medicines and allergies reconciled',
  severity: 'block',
  appliesTo: { beforeFirstOnly: true },
  sources: [read('G4', 'intake'), byDefault('7 days')],
  rationale:
    'Both lists change weekly. An empty allergy list that nobody asked about is "not recorded", never "none".',
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['medicines', 'allergies'],
  evaluate: (read) =>
    not(allOf(read.medicineListComplete(), read.allergies() === undefined ? 'unknown' : 'true')),
  clinicianText: 'Medicines and allergies reconciled with the patient within 7 days.',
  patientText: 'Please go through your medicines and allergies with us.',
  reviewedBy: [],
  cases: [
    { name: 'clear when both were gone through today', given: {}, expect: 'false' },
    {
      name: 'held while medicines were not',
      given: { medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'held while allergies were not',
      given: { allergiesReviewedDaysAgo: null },
      expect: 'unknown',
      missing: ['allergies'],
    },
    {
      name: 'both count at 7 days',
      given: { medicinesReconciledDaysAgo: 7, allergiesReviewedDaysAgo: 7 },
      expect: 'false',
    },
    {
      name: 'allergies older than 7 days are held',
      given: { allergiesReviewedDaysAgo: 7.05 },
      expect: 'unknown',
      missing: ['allergies'],
    },
    {
      name: 'medicines older than 7 days are held',
      given: { medicinesReconciledDaysAgo: 7.05 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'held on a name nobody knows',
      given: { medicines: [{ name: 'Zzyxoril' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
