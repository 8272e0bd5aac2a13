import { Quantity } from '@titrate/quantity';
import { LIVER_ENZYMES } from '../../kinds/drug-groups.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const LT_04: Rule = defineRule({
  id: 'LT-04',
  version: '1.0.0',
  subject: 'surveillance',
  title: 'Liver values rising during a course',
  severity: 'block',
  relaxable: true,
  appliesTo: { ongoingOnly: true },
  sources: [
    read('K2', 'periodic liver tests'),
    read('E-COT', 'repeated use and hepatobiliary injury'),
    byDefault('3 and 5 times the upper limit; every 3 months, counted as 92 days'),
  ],
  rationale:
    'Repeated use has been linked to liver and bile duct injury. Above three times normal the course stops until a reason is given; above five it stops. A rise of ALP with symptoms is left to the clinician, since symptoms are not coded here.',
  thresholds: {
    override: {
      at: Quantity.of(3, '1'),
      tighter: 'lower',
      meaning: 'Asks for a reason above; exactly three times does not',
    },
    block: {
      at: Quantity.of(5, '1'),
      tighter: 'lower',
      meaning: 'Blocks above; exactly five times does not',
    },
  },
  dataMaxAge: Quantity.of(92, 'd'),
  onUnknown: 'hold',
  inputs: ['measurements.alt', 'measurements.ast', 'measurements.alp', 'measurements.ggt'],
  evaluate: (read) => {
    const ratios = LIVER_ENZYMES.map((id) => read.timesUpperLimit(id));
    const above = (name: 'override' | 'block') =>
      anyOf(...ratios.map((ratio) => tri(ratio?.isAbove(read.limit(name)))));
    if (above('block') === 'true') return 'true';
    return { result: above('override'), severity: 'override' };
  },
  clinicianText:
    'Liver value above 3 × the upper limit: stop and refer. Above 5 ×: blocked. Between 1 and 3 ×: repeat in 2 to 4 weeks.',
  patientText: 'Your liver tests have gone up. We need to pause and look closer.',
  reviewedBy: [],
  cases: [
    { name: 'clear with normal values', given: {}, expect: 'false' },
    {
      name: 'clear at 2.9 times',
      given: { measurements: { alt: { value: 116, upperLimit: 40 } } },
      expect: 'false',
      edge: 'override:below',
    },
    {
      name: 'clear at exactly 3 times',
      given: { measurements: { alt: { value: 120, upperLimit: 40 } } },
      expect: 'false',
      edge: 'override:at',
    },
    {
      name: 'asks for a reason at 3.1 times',
      given: { measurements: { alt: { value: 124, upperLimit: 40 } } },
      expect: 'true',
      severity: 'override',
      edge: 'override:above',
    },
    {
      name: 'asks for a reason at 4.9 times',
      given: { measurements: { ggt: { value: 245, upperLimit: 50 } } },
      expect: 'true',
      severity: 'override',
      edge: 'block:below',
    },
    {
      name: 'asks for a reason at exactly 5 times',
      given: { measurements: { ggt: { value: 250, upperLimit: 50 } } },
      expect: 'true',
      severity: 'override',
      edge: 'block:at',
    },
    {
      name: 'blocks at 5.1 times',
      given: { measurements: { ggt: { value: 255, upperLimit: 50 } } },
      expect: 'true',
      severity: 'block',
      edge: 'block:above',
    },
    {
      name: 'blocks on one value even while another is missing',
      given: { measurements: { ast: { value: 255, upperLimit: 40 }, alp: null } },
      expect: 'true',
      severity: 'block',
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
    { name: 'a panel of 92 days counts', given: { everythingDaysOld: 92 }, expect: 'false' },
    { name: 'an older one does not', given: { everythingDaysOld: 93 }, expect: 'unknown' },
    ...scopeCases({ ongoingOnly: true }),
  ],
});
