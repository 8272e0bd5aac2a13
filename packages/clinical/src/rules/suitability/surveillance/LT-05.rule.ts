import { Quantity } from '@titrate/quantity';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

const moca = (first: number, last: number, daysOld = 1) => ({
  moca: [
    { total: first, daysOld: 200 },
    { total: last, daysOld },
  ],
});

export const LT_05: Rule = defineRule({
  id: 'LT-05',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'MoCA two points or more below the first one',
  severity: 'caution',
  appliesTo: { ongoingOnly: true },
  sources: [
    read('L1', 'long-term harm is known in misuse'),
    read('L2', 'none seen in one year of esketamine'),
    byDefault('2 points, the stricter end of 2 to 3; every 6 months counted as 184 days'),
  ],
  rationale:
    'A fall against the person’s own first test says more than a cut. Without a first test there is nothing to compare, and the surveillance list says when a test is due.',
  thresholds: {
    fall: {
      at: Quantity.of(2, '{score}'),
      tighter: 'lower',
      meaning: 'Points below the first MoCA; this fall and more',
    },
  },
  dataMaxAge: Quantity.of(184, 'd'),
  onUnknown: 'ask',
  inputs: ['instruments.moca'],
  evaluate: (read) => {
    const first = read.firstTotal('moca');
    if (first === undefined) return 'false';
    const last = read.total('moca');
    if (last === undefined) return 'unknown';
    const fall = Math.max(0, first.value - last.value);
    return Quantity.of(fall, '{score}').isAtLeast(read.limit('fall')) ? 'true' : 'false';
  },
  clinicianText:
    'MoCA has fallen by 2 points or more since the first: review thinking and memory, and the course.',
  patientText:
    'A test of memory and thinking was lower than your first one. We would like to talk with you about it.',
  reviewedBy: [],
  cases: [
    { name: 'clear with one test', given: {}, expect: 'false' },
    { name: 'clear without any', given: { instruments: { moca: null } }, expect: 'false' },
    {
      name: 'clear one point lower',
      given: { instruments: moca(28, 27) },
      expect: 'false',
      edge: 'fall:below',
    },
    { name: 'fires two points lower', given: { instruments: moca(28, 26) }, expect: 'true', edge: 'fall:at' },
    {
      name: 'fires three points lower',
      given: { instruments: moca(28, 25) },
      expect: 'true',
      edge: 'fall:above',
    },
    { name: 'clear when it rose', given: { instruments: moca(24, 28) }, expect: 'false' },
    { name: 'a test of 184 days counts', given: { instruments: moca(28, 25, 184) }, expect: 'true' },
    {
      name: 'an older one asks for a new one',
      given: { instruments: moca(28, 25, 185) },
      expect: 'unknown',
      missing: ['instruments.moca'],
    },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
