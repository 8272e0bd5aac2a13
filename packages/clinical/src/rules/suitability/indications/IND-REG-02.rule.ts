import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_REG_02: Rule = defineRule({
  id: 'IND-REG-02',
  version: '1.0.0',
  subject: 'indications',
  title: 'Esketamine for TRD, alone or with an oral antidepressant',
  severity: 'information',
  appliesTo: { products: ['esketamine'] },
  sources: [read('L5', 'release of 21 January 2025')],
  rationale:
    'The label covers treatment-resistant depression in adults and, since January 2025, use without an oral antidepressant. Shown so that nobody adds one only for the label.',
  dataMaxAge: null,
  onUnknown: 'ignore',
  inputs: ['treatment.indications'],
  evaluate: (read) => tri(read.treatment('indications').includes('trd')),
  clinicianText: 'Labelled for TRD in adults; since 21 January 2025 alone or with an oral antidepressant.',
  patientText: 'This spray is approved for depression that other medicines did not help enough.',
  reviewedBy: [],
  cases: [
    { name: 'shown for TRD', given: {}, expect: 'true' },
    { name: 'silent for other uses', given: { indications: ['ptsd'] }, expect: 'false' },
    ...scopeCases({ products: ['esketamine'] }),
  ],
});
