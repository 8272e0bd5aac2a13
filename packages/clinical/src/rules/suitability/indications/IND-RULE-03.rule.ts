import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const IND_RULE_03: Rule = defineRule({
  id: 'IND-RULE-03',
  version: '1.0.0',
  subject: 'indications',
  title: 'Major depression with psychotic features',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  sources: [
    read('G8', 'exclusion criteria'),
    read('E-NL', 'exclusion criteria'),
    read('L1', 'careful assessment'),
  ],
  rationale:
    'Trials of ketamine left psychotic depression out, since the drug may feed the psychosis. The esketamine label asks for a careful assessment rather than a bar, so there a reason is enough.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.psychoticDepression', 'treatment.product'],
  evaluate: (read) => ({
    result: read.fact('psychoticDepression'),
    severity: read.treatment('product') === 'esketamine' ? 'override' : 'block',
  }),
  clinicianText:
    'Major depression with psychotic features: excluded from ketamine trials; esketamine only after careful assessment.',
  patientText:
    'You may hear voices or hold strange beliefs right now. Then some other treatment may be safer.',
  reviewedBy: [],
  cases: [
    { name: 'clear without psychotic features', given: {}, expect: 'false' },
    {
      name: 'blocks ketamine',
      given: { facts: { psychoticDepression: 'yes' } },
      expect: 'true',
      severity: 'block',
    },
    {
      name: 'asks for a reason with esketamine',
      given: { product: 'esketamine', facts: { psychoticDepression: 'yes' } },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'unknown while not asked',
      given: { facts: { psychoticDepression: null } },
      expect: 'unknown',
      severity: 'block',
      missing: ['facts.psychoticDepression'],
    },
    { name: 'unsure is unknown', given: { facts: { psychoticDepression: 'unsure' } }, expect: 'unknown' },
    {
      name: 'an answer older than 30 days is unknown',
      given: { facts: { psychoticDepression: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
