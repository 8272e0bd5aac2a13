import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const RM_07: Rule = defineRule({
  id: 'RM-07',
  version: '1.0.0',
  subject: 'rems',
  title: 'Overdue REMS monitoring forms',
  severity: 'override',
  appliesTo: { products: ['esketamine'], regions: ['US'] },
  sources: [read('R3', 'form of November 2021'), read('R4', 'walkthrough of the form')],
  rationale:
    'A form is due within 7 days of each session. While any is overdue the next session needs a reason, so that the pile does not grow.',
  thresholds: {
    overdue: {
      at: Quantity.of(0, '{count}'),
      tighter: 'lower',
      meaning: 'Fires above; none overdue is clear',
    },
  },
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['site.remsFormsOverdue'],
  evaluate: (read) => {
    const overdue = read.site('remsFormsOverdue');
    return tri(
      overdue === undefined ? undefined : Quantity.of(overdue, '{count}').isAbove(read.limit('overdue')),
    );
  },
  clinicianText: 'REMS monitoring forms are overdue: send them, or record why the next session goes on.',
  patientText: 'Your clinic has forms to send before your next dose.',
  reviewedBy: [],
  cases: [
    { name: 'clear with none overdue', given: {}, expect: 'false', edge: 'overdue:at' },
    {
      name: 'fires with one overdue',
      given: { site: { remsFormsOverdue: 1 } },
      expect: 'true',
      edge: 'overdue:above',
    },
    {
      name: 'unknown while nobody counted',
      given: { site: { remsFormsOverdue: null } },
      expect: 'unknown',
      missing: ['site.remsFormsOverdue'],
    },
    ...scopeCases({ products: ['esketamine'], regions: ['US'] }),
  ],
});
