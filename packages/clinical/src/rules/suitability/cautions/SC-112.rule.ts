import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE, LIVER_MAX_AGE } from '../../kinds/ages.ts';
import { LIVER_ENZYMES } from '../../kinds/drug-groups.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_112: Rule = defineRule({
  id: 'SC-112',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Moderate liver impairment or liver values above three times normal',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('L1', 'hepatic impairment'),
    read('L7', 'hepatic impairment'),
    byDefault('three times the upper limit, after the liver series in E-NOP'),
  ],
  rationale:
    'Drug stays longer in a weak liver, and repeated doses may hurt it further. Any one value above three times the laboratory’s own limit is enough. Missing values are the work-up rule’s business, but they keep this rule from clearing.',
  thresholds: {
    timesLimit: {
      at: Quantity.of(3, '1'),
      tighter: 'lower',
      meaning: 'Fires above; exactly three times does not',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.childPugh', 'measurements.alt', 'measurements.ast', 'measurements.alp', 'measurements.ggt'],
  evaluate: (read) => {
    const grade = read.choice('childPugh');
    const limit = read.limit('timesLimit');
    return anyOf(
      tri(grade === undefined ? undefined : grade === 'B'),
      ...LIVER_ENZYMES.map((id) => tri(read.timesUpperLimit(id, LIVER_MAX_AGE)?.isAbove(limit))),
    );
  },
  clinicianText:
    'Child-Pugh B, or ALT, AST, ALP or GGT above 3 × the upper limit: monitor longer; caution with 84 mg esketamine.',
  patientText: 'Your liver values need care. You may need a lower dose or longer watching.',
  reviewedBy: [],
  cases: [
    { name: 'clear with normal values', given: {}, expect: 'false' },
    { name: 'fires in Child-Pugh B', given: { facts: { childPugh: 'B' } }, expect: 'true' },
    {
      name: 'clear at 2.9 times',
      given: { measurements: { alt: { value: 116, upperLimit: 40 } } },
      expect: 'false',
      edge: 'timesLimit:below',
    },
    {
      name: 'clear at exactly 3 times',
      given: { measurements: { alt: { value: 120, upperLimit: 40 } } },
      expect: 'false',
      edge: 'timesLimit:at',
    },
    {
      name: 'fires at 3.1 times',
      given: { measurements: { alt: { value: 124, upperLimit: 40 } } },
      expect: 'true',
      edge: 'timesLimit:above',
    },
    {
      name: 'fires on AST alone',
      given: { measurements: { ast: { value: 200, upperLimit: 40 } } },
      expect: 'true',
    },
    {
      name: 'fires on ALP alone',
      given: { measurements: { alp: { value: 500, upperLimit: 120 } } },
      expect: 'true',
    },
    {
      name: 'fires on GGT alone',
      given: { measurements: { ggt: { value: 200, upperLimit: 50 } } },
      expect: 'true',
    },
    {
      name: 'unknown without ALT',
      given: { measurements: { alt: null } },
      expect: 'unknown',
      missing: ['measurements.alt'],
    },
    {
      name: 'unknown without the laboratory’s limit',
      given: { measurements: { ast: { value: 20, upperLimit: null } } },
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
      name: 'unknown while liver disease was not graded',
      given: { facts: { childPugh: null } },
      expect: 'unknown',
      missing: ['facts.childPugh'],
    },
    {
      name: 'a value of 90 days counts',
      given: { measurements: { alt: { value: 20, upperLimit: 40, daysOld: 90 } } },
      expect: 'false',
    },
    {
      name: 'a value older than 90 days is unknown',
      given: { measurements: { alt: { value: 20, upperLimit: 40, daysOld: 90.1 } } },
      expect: 'unknown',
      missing: ['measurements.alt'],
    },
  ],
});
