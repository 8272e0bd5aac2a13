import { Quantity } from '@titrate/quantity';
import { MEASURES_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_TRD_05: Rule = defineRule({
  id: 'IND-TRD-05',
  version: '1.0.0',
  subject: 'indications',
  title: 'PHQ-9 below 10 with a psychiatric indication',
  severity: 'caution',
  appliesTo: { indicationClass: 'psychiatric', beforeFirstOnly: true },
  sources: [read('G11', 'uses 15 or more'), byDefault('PHQ-9 of 10')],
  rationale:
    'With few symptoms there is little to gain and the same to lose. The measure may also miss what is treated, so it is a flag and not a bar.',
  thresholds: {
    phq9: { at: Quantity.of(10, '{score}'), tighter: 'higher', meaning: 'Fires below; 10 itself does not' },
  },
  dataMaxAge: MEASURES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['instruments.phq9'],
  evaluate: (read) => tri(read.total('phq9')?.isBelow(read.limit('phq9'))),
  clinicianText: 'PHQ-9 below 10 at intake for a psychiatric indication.',
  patientText: 'Your score is low at the moment. We will talk about whether this treatment fits now.',
  reviewedBy: [],
  cases: [
    { name: 'fires at 9', given: { instruments: { phq9: 9 } }, expect: 'true', edge: 'phq9:below' },
    { name: 'clear at 10', given: { instruments: { phq9: 10 } }, expect: 'false', edge: 'phq9:at' },
    { name: 'clear at 11', given: { instruments: { phq9: 11 } }, expect: 'false', edge: 'phq9:above' },
    {
      name: 'unknown without a PHQ-9',
      given: { instruments: { phq9: null } },
      expect: 'unknown',
      missing: ['instruments.phq9'],
    },
    {
      name: 'unknown with an incomplete form',
      given: { instruments: { phq9: { total: null } } },
      expect: 'unknown',
      missing: ['instruments.phq9'],
    },
    {
      name: 'a score of 7 days counts',
      given: { instruments: { phq9: { total: 5, daysOld: 7 } } },
      expect: 'true',
    },
    {
      name: 'an older one is unknown',
      given: { instruments: { phq9: { total: 5, daysOld: 7.05 } } },
      expect: 'unknown',
      missing: ['instruments.phq9'],
    },
    ...scopeCases({ indicationClass: 'psychiatric', beforeFirstOnly: true }),
  ],
});
