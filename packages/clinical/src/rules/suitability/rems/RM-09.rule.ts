import { siteRule } from '../../kinds/site-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_09: Rule = siteRule({
  id: 'RM-09',
  version: '1.0.0',
  subject: 'rems',
  title: 'Drug from a certified supplier',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  needs: 'remsSupplierCertified',
  sources: [read('R2', 'pharmacies and distributors')],
  rationale: 'The drug may come only from a certified pharmacy or a qualified distributor.',
  clinicianText: 'The drug does not come from a REMS-certified pharmacy or qualified distributor.',
  patientText: 'Your clinic must get this medicine from an approved supplier.',
});
