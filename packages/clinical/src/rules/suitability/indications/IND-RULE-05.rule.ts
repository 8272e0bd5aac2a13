import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_RULE_05: Rule = defineRule({
  id: 'IND-RULE-05',
  version: '1.0.0',
  subject: 'indications',
  title: 'Indication not on the clinic’s approved list',
  severity: 'override',
  appliesTo: {},
  sources: [byDefault('each clinic approves what it treats')],
  rationale:
    'A clinic offers what its people are trained and insured for. Anything else needs a reason, and no indication at all is not an approved one.',
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['treatment.indications', 'site.approvedIndications'],
  evaluate: (read) => {
    const indications = read.treatment('indications');
    if (indications.length === 0) return 'unknown';
    const approved = read.site('approvedIndications');
    return tri(approved === undefined ? undefined : indications.some((id) => !approved.includes(id)));
  },
  clinicianText: 'The indication is not on the clinic’s approved list.',
  patientText: 'Your clinic does not usually treat this. Your doctor will explain.',
  reviewedBy: [],
  cases: [
    { name: 'clear for an approved one', given: {}, expect: 'false' },
    { name: 'fires for one that is not approved', given: { indications: ['ocd'] }, expect: 'true' },
    { name: 'fires when one of two is not approved', given: { indications: ['trd', 'ocd'] }, expect: 'true' },
    {
      name: 'unknown while the clinic has no list',
      given: { site: { approvedIndications: null } },
      expect: 'unknown',
      missing: ['site.approvedIndications'],
    },
    { name: 'unknown without any indication', given: { indications: [] }, expect: 'unknown' },
  ],
});
