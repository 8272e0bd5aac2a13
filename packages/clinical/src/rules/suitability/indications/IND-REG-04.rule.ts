import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_REG_04: Rule = defineRule({
  id: 'IND-REG-04',
  version: '1.0.0',
  subject: 'indications',
  title: 'Esketamine has not been shown to prevent suicide',
  severity: 'caution',
  appliesTo: { products: ['esketamine'] },
  sources: [read('L3', 'limitations of use'), read('L14', 'limitations of use')],
  rationale:
    'The label says plainly that the spray has not been shown to prevent suicide or reduce suicidal thoughts, and that it does not replace admission. Somebody in danger must not be sent home with relief as a plan.',
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['treatment.indications'],
  evaluate: (read) => tri(read.treatment('indications').includes('mdsi')),
  clinicianText:
    'Not shown to prevent suicide or reduce suicidal ideation or behaviour; does not replace admission when that is needed.',
  patientText:
    'This spray may lift your mood, but it is not proven to prevent suicide. You may still need care in a hospital.',
  reviewedBy: [],
  cases: [
    { name: 'shown whenever acute suicidality is treated', given: { indications: ['mdsi'] }, expect: 'true' },
    { name: 'silent for TRD', given: {}, expect: 'false' },
    ...scopeCases({ products: ['esketamine'] }),
  ],
});
