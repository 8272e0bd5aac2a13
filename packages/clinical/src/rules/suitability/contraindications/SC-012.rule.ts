import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_012: Rule = defineRule({
  id: 'SC-012',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Mania, hypomania or mixed state now',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  sources: [
    read('E-ELEKT', 'entry criteria: YMRS of 5 or less'),
    read('L6', 'warnings: history of mania or bipolar disorder'),
    byDefault('YMRS of 12 or more'),
  ],
  rationale:
    'A fast-acting antidepressant may fan an elevated or mixed mood. A rating at or above the cut, or the clinician’s own judgement, is enough; a low rating does not overrule the clinician.',
  thresholds: {
    ymrs: { at: Quantity.of(12, '{score}'), tighter: 'lower', meaning: 'Blocks at the score and above' },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.currentManiaOrMixed', 'instruments.ymrs'],
  evaluate: (read) => {
    const judged = read.fact('currentManiaOrMixed');
    const total = read.total('ymrs');
    return anyOf(judged, total === undefined ? judged : tri(total.isAtLeast(read.limit('ymrs'))));
  },
  clinicianText:
    'Mania, hypomania or a mixed state (YMRS 12 or more, or clinical judgement). Treat the mood state first.',
  patientText: 'Your mood seems too high or too mixed right now. It should settle before this treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear when judged absent and the rating is low', given: {}, expect: 'false' },
    {
      name: 'fires on clinical judgement even with a low rating',
      given: { facts: { currentManiaOrMixed: 'yes' } },
      expect: 'true',
    },
    { name: 'clear at YMRS 11', given: { instruments: { ymrs: 11 } }, expect: 'false', edge: 'ymrs:below' },
    { name: 'fires at YMRS 12', given: { instruments: { ymrs: 12 } }, expect: 'true', edge: 'ymrs:at' },
    { name: 'fires at YMRS 13', given: { instruments: { ymrs: 13 } }, expect: 'true', edge: 'ymrs:above' },
    {
      name: 'judgement alone clears when no rating was made',
      given: { instruments: { ymrs: null } },
      expect: 'false',
      missing: ['instruments.ymrs'],
    },
    {
      name: 'a low rating alone does not clear',
      given: { facts: { currentManiaOrMixed: null } },
      expect: 'unknown',
      missing: ['facts.currentManiaOrMixed'],
    },
    {
      name: 'unknown when there is neither',
      given: { facts: { currentManiaOrMixed: null }, instruments: { ymrs: null } },
      expect: 'unknown',
    },
    {
      name: 'an old judgement is unknown',
      given: { facts: { currentManiaOrMixed: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
    {
      name: 'an old rating of 20 is not used',
      given: { instruments: { ymrs: { total: 20, daysOld: 31 } } },
      expect: 'false',
      missing: ['instruments.ymrs'],
    },
  ],
});
