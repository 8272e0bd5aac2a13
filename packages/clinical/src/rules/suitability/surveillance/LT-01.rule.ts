import { Quantity } from '@titrate/quantity';
import { factRule } from '../../kinds/fact-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const LT_01: Rule = factRule({
  id: 'LT-01',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'New bladder symptom for more than a week, or blood',
  severity: 'override',
  appliesTo: { ongoingOnly: true },
  anyOfFacts: ['bladderSymptomOverWeek', 'bloodInUrine'],
  dataMaxAge: Quantity.of(28, 'd'),
  sources: [
    read('L1', 'warnings: monitor for bladder symptoms and refer'),
    read('K1', 'warnings: consider stopping if genitourinary pain continues'),
    byDefault('asked at least every 4 weeks'),
  ],
  rationale:
    'Bladder harm from ketamine heals best when it is caught early. Any symptom that stays a week, or any blood, asks for a urologist before the next dose.',
  clinicianText: 'New bladder symptom for over a week, or blood: refer to urology; weigh stopping.',
  patientText: 'Tell us about any change in your bladder. We may ask a bladder doctor to look.',
});
