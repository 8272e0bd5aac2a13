import { siteRule } from '../../kinds/site-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_01: Rule = siteRule({
  id: 'RM-01',
  version: '1.0.0',
  subject: 'rems',
  title: 'Site certified in the REMS',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  needs: 'remsCertified',
  sources: [read('R1', 'requirements for the setting'), read('R2', 'certification of outpatient sites')],
  rationale:
    'No order and no dose before the site is certified: a representative is named, has read the label and the overview, and signed. One certificate covers one location.',
  clinicianText: 'This location is not certified in the esketamine REMS.',
  patientText: 'Your clinic must be certified before it can give this spray.',
});
