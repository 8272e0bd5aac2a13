import { Quantity } from '@titrate/quantity';
import { recordRule } from '../../kinds/record-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const WU_03: Rule = recordRule({
  id: 'WU-03',
  version: '1.0.0',
  subject: 'workup',
  title: 'Physical examination',
  severity: 'override',
  appliesTo: { products: ['ketamine'], beforeFirstOnly: true },
  records: ['physicalExamination'],
  dataMaxAge: Quantity.of(90, 'd'),
  sources: [read('G4', 'physical examination'), byDefault('90 days')],
  rationale:
    'Airway, heart and lungs are looked at before a sedating drug is given. For nasal esketamine an examination is done as indicated and is not asked for by this rule.',
  clinicianText: 'Physical examination including airway, heart and lungs within 90 days.',
  patientText: 'We will check your body before you start.',
});
