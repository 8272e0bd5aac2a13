import { recordRule } from '../../kinds/record-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_08: Rule = recordRule({
  id: 'RM-08',
  version: '1.0.0',
  subject: 'rems',
  title: 'Transfer notified to the REMS',
  severity: 'caution',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  records: ['remsTransfer'],
  dataMaxAge: null,
  sources: [read('R2', 'transfer between sites')],
  rationale:
    'When a patient moves between certified sites the programme is told before, so that no dose is given twice.',
  clinicianText: 'Transfer between certified sites: notify the REMS before.',
  patientText: 'If you come from some other clinic, we must tell the safety programme.',
});
