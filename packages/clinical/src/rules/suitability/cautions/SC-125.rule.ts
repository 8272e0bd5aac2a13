import { factRule } from '../../kinds/fact-rule.ts';
import { known } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_125: Rule = factRule({
  id: 'SC-125',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Earlier bad reaction to ketamine',
  severity: 'override',
  appliesTo: {},
  anyOfFacts: ['priorBadReaction'],
  sources: [known('review of the earlier session')],
  rationale:
    'Severe agitation, psychosis, a dangerous rise of pressure or a closing throat may come back. The record of that day shows what to do differently, or that it should not be repeated.',
  clinicianText: 'Prior bad reaction to ketamine: review the record of that session before deciding.',
  patientText: 'We want to learn what happened last time before we go on.',
});
