import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_TRD_04: Rule = defineRule({
  id: 'IND-TRD-04',
  version: '1.0.0',
  subject: 'indications',
  title: 'Definitions of resistance differ',
  severity: 'information',
  appliesTo: {},
  sources: [read('E-NL', 'three classes'), read('G11', 'four trials'), read('E-ELEKT', 'two in a lifetime')],
  rationale:
    'Payers and trials count differently: three classes, four trials, or two in a lifetime. The whole history is kept so that any of them can be worked out.',
  dataMaxAge: null,
  onUnknown: 'ignore',
  inputs: ['treatment.indications'],
  evaluate: (read) => tri(read.treatment('indications').includes('trd')),
  clinicianText:
    'Payers and trials define TRD differently (3 classes; 4 trials; 2 in a lifetime). Record the full history.',
  patientText: 'Your health plan may ask about all antidepressants you ever took.',
  reviewedBy: [],
  cases: [
    { name: 'shown for TRD', given: {}, expect: 'true' },
    { name: 'silent for others', given: { indications: ['ocd'] }, expect: 'false' },
  ],
});
