import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { known } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, anyOf, not } from '../../tri.ts';

export const WU_11: Rule = defineRule({
  id: 'WU-11',
  version: '1.0.0',
  subject: 'workup',
  title: 'Basic blood tests; TSH with palpitations or thyroid history',
  severity: 'caution',
  appliesTo: { beforeFirstOnly: true },
  sources: [known('as indicated')],
  rationale:
    'Salts, sugar, kidney and blood count explain much that looks like a side effect. TSH is asked for only with palpitations or thyroid disease. It is a reminder, not a hold.',
  dataMaxAge: Quantity.of(180, 'd'),
  onUnknown: 'ask',
  inputs: [
    'records.metabolicPanel',
    'records.bloodCount',
    'records.tsh',
    'facts.palpitations',
    'facts.thyroidHistory',
  ],
  evaluate: (read) => {
    const thyroid = anyOf(
      read.fact('palpitations', HISTORY_MAX_AGE),
      read.fact('thyroidHistory', HISTORY_MAX_AGE),
    );
    const tsh = thyroid === 'false' ? 'true' : read.done('tsh');
    return not(allOf(read.done('metabolicPanel'), read.done('bloodCount'), tsh));
  },
  clinicianText:
    'Metabolic panel and blood count within 180 days, as indicated; TSH with palpitations or thyroid history.',
  patientText: 'Some blood tests may help to plan your treatment.',
  reviewedBy: [],
  cases: [
    { name: 'clear with panel and count', given: { records: { tsh: null } }, expect: 'false' },
    {
      name: 'reminds without a panel',
      given: { records: { metabolicPanel: null } },
      expect: 'unknown',
      missing: ['records.metabolicPanel'],
    },
    {
      name: 'reminds without a count',
      given: { records: { bloodCount: null } },
      expect: 'unknown',
      missing: ['records.bloodCount'],
    },
    {
      name: 'reminds of TSH with palpitations',
      given: { facts: { palpitations: 'yes' }, records: { tsh: null } },
      expect: 'unknown',
      missing: ['records.tsh'],
    },
    {
      name: 'reminds of TSH with a thyroid history',
      given: { facts: { thyroidHistory: 'yes' }, records: { tsh: null } },
      expect: 'unknown',
      missing: ['records.tsh'],
    },
    {
      name: 'reminds of TSH while palpitations were not asked about',
      given: { facts: { palpitations: null }, records: { tsh: null } },
      expect: 'unknown',
    },
    {
      name: 'reminds of TSH while the thyroid was not asked about',
      given: { facts: { thyroidHistory: null }, records: { tsh: null } },
      expect: 'unknown',
    },
    { name: 'clear with palpitations and TSH', given: { facts: { palpitations: 'yes' } }, expect: 'false' },
    {
      name: 'results of 180 days count',
      given: { records: { metabolicPanel: { outcome: 'normal', daysOld: 180 } } },
      expect: 'false',
    },
    {
      name: 'older results do not',
      given: { records: { metabolicPanel: { outcome: 'normal', daysOld: 181 } } },
      expect: 'unknown',
      missing: ['records.metabolicPanel'],
    },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
