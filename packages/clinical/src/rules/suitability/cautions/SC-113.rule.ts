import { Quantity } from '@titrate/quantity';
import { LIVER_ENZYMES } from '../../kinds/drug-groups.ts';
import { byDefault } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_113: Rule = defineRule({
  id: 'SC-113',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Liver values between one and three times normal',
  severity: 'caution',
  appliesTo: {},
  sources: [byDefault('one to three times the upper limit')],
  rationale:
    'A mild rise is common and often from drink or fat. It is worth a repeat and a question before a drug that may add to it. Above three times the stricter rule speaks.',
  thresholds: {
    above: {
      at: Quantity.of(1, '1'),
      tighter: 'lower',
      meaning: 'Fires above; exactly the upper limit is normal',
    },
    upTo: {
      at: Quantity.of(3, '1'),
      tighter: 'higher',
      meaning: 'Up to and including; beyond is the stricter rule',
    },
  },
  dataMaxAge: Quantity.of(90, 'd'),
  onUnknown: 'ask',
  inputs: ['measurements.alt', 'measurements.ast', 'measurements.alp', 'measurements.ggt'],
  evaluate: (read) =>
    anyOf(
      ...LIVER_ENZYMES.map((id) => {
        const ratio = read.timesUpperLimit(id);
        return tri(
          ratio === undefined
            ? undefined
            : ratio.isAbove(read.limit('above')) && ratio.isAtMost(read.limit('upTo')),
        );
      }),
    ),
  clinicianText: 'A liver value between 1 and 3 × the upper limit: repeat, and ask about alcohol.',
  patientText: 'One of your liver tests is a little high. We may repeat it.',
  reviewedBy: [],
  cases: [
    { name: 'clear with normal values', given: {}, expect: 'false' },
    {
      name: 'clear just below the limit',
      given: { measurements: { alt: { value: 39, upperLimit: 40 } } },
      expect: 'false',
      edge: 'above:below',
    },
    {
      name: 'clear at exactly the limit',
      given: { measurements: { alt: { value: 40, upperLimit: 40 } } },
      expect: 'false',
      edge: 'above:at',
    },
    {
      name: 'fires just above the limit',
      given: { measurements: { alt: { value: 41, upperLimit: 40 } } },
      expect: 'true',
      edge: 'above:above',
    },
    {
      name: 'fires at 2.9 times',
      given: { measurements: { ggt: { value: 145, upperLimit: 50 } } },
      expect: 'true',
      edge: 'upTo:below',
    },
    {
      name: 'fires at exactly 3 times',
      given: { measurements: { ggt: { value: 150, upperLimit: 50 } } },
      expect: 'true',
      edge: 'upTo:at',
    },
    {
      name: 'leaves 3.1 times to the stricter rule',
      given: { measurements: { ggt: { value: 155, upperLimit: 50 } } },
      expect: 'false',
      edge: 'upTo:above',
    },
    {
      name: 'unknown without ALT',
      given: { measurements: { alt: null } },
      expect: 'unknown',
      missing: ['measurements.alt'],
    },
    {
      name: 'unknown without AST',
      given: { measurements: { ast: null } },
      expect: 'unknown',
      missing: ['measurements.ast'],
    },
    {
      name: 'unknown without ALP',
      given: { measurements: { alp: null } },
      expect: 'unknown',
      missing: ['measurements.alp'],
    },
    {
      name: 'unknown without GGT',
      given: { measurements: { ggt: null } },
      expect: 'unknown',
      missing: ['measurements.ggt'],
    },
    {
      name: 'a value older than 90 days is unknown',
      given: { measurements: { ast: { value: 20, upperLimit: 40, daysOld: 91 } } },
      expect: 'unknown',
      missing: ['measurements.ast'],
    },
  ],
});
