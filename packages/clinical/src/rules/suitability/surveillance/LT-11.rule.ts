import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, known } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const LT_11: Rule = defineRule({
  id: 'LT-11',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Signs of mania during a course',
  severity: 'override',
  appliesTo: { ongoingOnly: true },
  sources: [
    known('monitoring of mood polarity'),
    byDefault('ASRM of 6 or YMRS of 12; at least every 4 weeks'),
  ],
  rationale:
    'A mood that tips upward is easier to stop early. Either scale is enough; without any in four weeks the question is open.',
  thresholds: {
    asrm: { at: Quantity.of(6, '{score}'), tighter: 'lower', meaning: 'Fires at the score and above' },
    ymrs: { at: Quantity.of(12, '{score}'), tighter: 'lower', meaning: 'Fires at the score and above' },
  },
  dataMaxAge: Quantity.of(28, 'd'),
  onUnknown: 'ask',
  inputs: ['instruments.asrm', 'instruments.ymrs'],
  evaluate: (read) => {
    const asrm = tri(read.total('asrm')?.isAtLeast(read.limit('asrm')));
    const ymrs = tri(read.total('ymrs')?.isAtLeast(read.limit('ymrs')));
    if (asrm === 'true' || ymrs === 'true') return 'true';
    return asrm === 'false' || ymrs === 'false' ? 'false' : 'unknown';
  },
  clinicianText: 'ASRM 6 or more, or YMRS 12 or more: a switch into mania is possible.',
  patientText: 'Your mood may be getting too high. Please talk with us before the next treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear with low scores', given: {}, expect: 'false' },
    { name: 'clear at ASRM 5', given: { instruments: { asrm: 5 } }, expect: 'false', edge: 'asrm:below' },
    { name: 'fires at ASRM 6', given: { instruments: { asrm: 6 } }, expect: 'true', edge: 'asrm:at' },
    { name: 'fires at ASRM 7', given: { instruments: { asrm: 7 } }, expect: 'true', edge: 'asrm:above' },
    { name: 'clear at YMRS 11', given: { instruments: { ymrs: 11 } }, expect: 'false', edge: 'ymrs:below' },
    { name: 'fires at YMRS 12', given: { instruments: { ymrs: 12 } }, expect: 'true', edge: 'ymrs:at' },
    { name: 'fires at YMRS 13', given: { instruments: { ymrs: 13 } }, expect: 'true', edge: 'ymrs:above' },
    { name: 'one scale is enough to clear', given: { instruments: { ymrs: null } }, expect: 'false' },
    {
      name: 'unknown without either',
      given: { instruments: { asrm: null, ymrs: null } },
      expect: 'unknown',
      missing: ['instruments.asrm', 'instruments.ymrs'],
    },
    { name: 'scores of 28 days count', given: { everythingDaysOld: 28 }, expect: 'false' },
    { name: 'older ones do not', given: { everythingDaysOld: 29 }, expect: 'unknown' },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
