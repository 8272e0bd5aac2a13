import { Quantity } from '@titrate/quantity';
import { factRule } from '../../kinds/fact-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const LT_16: Rule = factRule({
  id: 'LT-16',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Perceptual or psychotic symptoms beyond 24 hours',
  severity: 'override',
  appliesTo: { ongoingOnly: true },
  anyOfFacts: ['effectsBeyondADay'],
  dataMaxAge: Quantity.of(28, 'd'),
  sources: [
    read('K9', 'adverse reactions after exposure, days to weeks'),
    byDefault('asked at least every 4 weeks'),
  ],
  rationale:
    'Effects that stay past a day have been reported for days to weeks. They ask for a psychiatric look before another dose.',
  clinicianText:
    'Perceptual or psychotic symptoms lasted beyond 24 hours: psychiatric review before the next dose.',
  patientText:
    'Strange feelings should be gone after a day. If they stay, we need to know before the next dose.',
});
