import { Quantity } from '@titrate/quantity';
import { recordRule } from '../../kinds/record-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const WU_09: Rule = recordRule({
  id: 'WU-09',
  version: '1.0.0',
  subject: 'workup',
  title: 'Urine drug screen with a ketamine-specific assay',
  severity: 'override',
  appliesTo: { indicationClass: 'psychiatric', beforeFirstOnly: true },
  records: ['urineDrugScreen', 'ketamineAssay'],
  dataMaxAge: Quantity.of(30, 'd'),
  sources: [
    read('G11', 'drug screen'),
    read('E-UDS', 'standard panels do not find ketamine; low-grade source'),
    byDefault('30 days'),
  ],
  rationale:
    'Undisclosed drugs change both risk and consent. A standard panel says nothing about ketamine, so the assay is ordered by name. For pain the clinic decides by policy.',
  clinicianText: 'Urine drug screen and a ketamine-specific assay within 30 days; order the assay by name.',
  patientText: 'A urine test for drugs is part of our safety check for everyone.',
});
