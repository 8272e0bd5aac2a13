import { siteRule } from '../../kinds/site-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_02: Rule = siteRule({
  id: 'RM-02',
  version: '1.0.0',
  subject: 'rems',
  title: 'Staff trained in the REMS',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  needs: 'remsStaffTrained',
  sources: [read('R2', 'staff training')],
  rationale: 'Everybody involved must have been trained, with a record for each person.',
  clinicianText: 'Staff involved are not all recorded as trained in the REMS.',
  patientText: 'Everyone who cares for you must be trained for this medicine.',
});
