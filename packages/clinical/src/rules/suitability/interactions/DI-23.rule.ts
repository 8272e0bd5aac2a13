import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not } from '../../tri.ts';

export const DI_23: Rule = defineRule({
  id: 'DI-23',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Medicine list unknown or not reconciled',
  severity: 'block',
  relaxable: true,
  appliesTo: { beforeFirstOnly: true },
  sources: [byDefault('a list must be reconciled, and every name on it recognised or looked up by staff')],
  rationale:
    'Interactions cannot be checked against a list nobody went through, nor against a name nobody knows. Before the first session this holds. An unrecognised name is cleared by staff stating which classes it belongs to, even if none.',
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['medicines'],
  evaluate: (read) => not(read.medicineListComplete()),
  clinicianText:
    'The medicine list is not reconciled, or holds a name that is not recognised. Reconcile before the first session.',
  patientText: 'We need a full list of your medicines, also those from the shop or the internet.',
  reviewedBy: [],
  cases: [
    {
      name: 'clear with a reconciled list of known names',
      given: { medicines: [{ name: 'sertraline' }, { name: 'Lisinopril 10 MG Oral Tablet' }] },
      expect: 'false',
    },
    { name: 'clear with a reconciled empty list', given: {}, expect: 'false' },
    {
      name: 'holds while never reconciled',
      given: { medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    { name: 'a list of 7 days counts', given: { medicinesReconciledDaysAgo: 7 }, expect: 'false' },
    {
      name: 'holds when the list is older than 7 days',
      given: { medicinesReconciledDaysAgo: 7.05 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'holds on a name nobody knows',
      given: { medicines: [{ name: 'Zzyxoril 5 mg' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'clear once staff looked the name up',
      given: { medicines: [{ name: 'Zzyxoril 5 mg', reviewedClasses: [] }] },
      expect: 'false',
    },
    {
      name: 'a stopped unknown name does not hold',
      given: { medicines: [{ name: 'Zzyxoril 5 mg', status: 'stopped' }] },
      expect: 'false',
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
