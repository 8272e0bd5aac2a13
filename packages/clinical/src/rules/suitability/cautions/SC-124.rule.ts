import { factRule } from '../../kinds/fact-rule.ts';
import { known } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_124: Rule = factRule({
  id: 'SC-124',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Dissociative disorder, severe borderline presentation or severe trauma reactions',
  severity: 'caution',
  appliesTo: {},
  anyOfFacts: ['dissociativeDisorder', 'severeBorderlinePresentation', 'severePtsdReactions'],
  sources: [known('slower titration with a therapist involved')],
  rationale:
    'A drug that loosens the sense of self can overwhelm people who already lose it. It is no bar, but a therapist and slower steps help.',
  clinicianText:
    'Dissociative disorder, severe borderline presentation or uncontrolled trauma reactions: involve the therapist, titrate slower.',
  patientText: 'This medicine can make you feel far from yourself. We will go slowly, with support.',
});
