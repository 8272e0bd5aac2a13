import { siteRule } from '../../kinds/site-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const RM_06: Rule = siteRule({
  id: 'RM-06',
  version: '1.0.0',
  subject: 'rems',
  title: 'Two hours of monitoring with pulse oximetry',
  severity: 'block',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  needs: 'remsTwoHourMonitoring',
  sources: [read('R1', 'monitoring'), read('L4', 'respiratory status with pulse oximetry')],
  rationale:
    'Every dose is followed by at least two hours of watching with pulse oximetry, and until effects have gone. A site that cannot keep that cannot start. The clock itself runs in the session.',
  clinicianText: 'The site cannot keep 2 hours of monitoring with pulse oximetry after every dose.',
  patientText: 'You will stay at least two hours after each dose, until you are well enough to leave.',
});
