import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { ORAL_ANTIDEPRESSANTS } from '../../kinds/drug-groups.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { known, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { not } from '../../tri.ts';

export const IND_REG_03: Rule = defineRule({
  id: 'IND-REG-03',
  version: '1.0.0',
  subject: 'indications',
  title: 'Esketamine for acute suicidality without an oral antidepressant',
  severity: 'caution',
  appliesTo: { products: ['esketamine'] },
  sources: [
    read('L3', 'depressive symptoms with acute suicidality'),
    known('monotherapy does not extend to this use'),
  ],
  rationale:
    'For depression with acute suicidal thoughts the label asks for an oral antidepressant beside the spray. The later approval for use alone does not cover it.',
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['treatment.indications', 'medicines'],
  evaluate: (read) =>
    read.treatment('indications').includes('mdsi')
      ? not(read.medicines(ORAL_ANTIDEPRESSANTS).present)
      : 'false',
  clinicianText:
    'Depression with acute suicidality: no oral antidepressant is recorded, and the label asks for one.',
  patientText: 'For this use the spray is given together with an antidepressant tablet.',
  reviewedBy: [],
  cases: [
    { name: 'silent for TRD', given: {}, expect: 'false' },
    { name: 'fires without an antidepressant', given: { indications: ['mdsi'] }, expect: 'true' },
    {
      name: 'clear with escitalopram',
      given: { indications: ['mdsi'], medicines: [{ name: 'Lexapro' }] },
      expect: 'false',
    },
    {
      name: 'clear with duloxetine',
      given: { indications: ['mdsi'], medicines: [{ name: 'duloxetine' }] },
      expect: 'false',
    },
    {
      name: 'clear with mirtazapine',
      given: { indications: ['mdsi'], medicines: [{ name: 'mirtazapine' }] },
      expect: 'false',
    },
    {
      name: 'unknown while the list is open',
      given: { indications: ['mdsi'], medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown when the list is older than 7 days',
      given: { indications: ['mdsi'], medicinesReconciledDaysAgo: 8 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    ...scopeCases({ products: ['esketamine'] }),
  ],
});
