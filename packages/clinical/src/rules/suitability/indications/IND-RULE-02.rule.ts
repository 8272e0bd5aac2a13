import { HISTORY_MAX_AGE, MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, anyOf, not, tri } from '../../tri.ts';

export const IND_RULE_02: Rule = defineRule({
  id: 'IND-RULE-02',
  version: '1.0.0',
  subject: 'indications',
  title: 'Bipolar disorder without a mood stabiliser or antimanic medicine',
  severity: 'override',
  appliesTo: {},
  sources: [read('E-BIP', 'all patients kept a mood stabiliser')],
  rationale:
    'In the bipolar studies everybody kept a mood stabiliser. Without one nobody knows how often the mood tips over.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.bipolarDisorder', 'treatment.indications', 'medicines'],
  evaluate: (read) => {
    const bipolar = anyOf(
      tri(read.treatment('indications').includes('bipolar-depression')),
      read.fact('bipolarDisorder'),
    );
    if (bipolar === 'false') return 'false';
    return allOf(bipolar, not(read.medicines(['mood-stabiliser'], { maxAge: MEDICINES_MAX_AGE }).present));
  },
  clinicianText: 'Bipolar I or II without a current mood stabiliser or antimanic agent.',
  patientText: 'With bipolar disorder, a medicine that keeps your mood steady helps to keep you safe.',
  reviewedBy: [],
  cases: [
    { name: 'silent without bipolar disorder', given: {}, expect: 'false' },
    {
      name: 'fires when bipolar depression is treated without one',
      given: { indications: ['bipolar-depression'] },
      expect: 'true',
    },
    {
      name: 'fires on a bipolar history without one',
      given: { facts: { bipolarDisorder: 'yes' } },
      expect: 'true',
    },
    {
      name: 'clear with lithium',
      given: { indications: ['bipolar-depression'], medicines: [{ name: 'Lithobid' }] },
      expect: 'false',
    },
    {
      name: 'clear with quetiapine',
      given: { facts: { bipolarDisorder: 'yes' }, medicines: [{ name: 'Seroquel' }] },
      expect: 'false',
    },
    {
      name: 'unknown while the list is open',
      given: { facts: { bipolarDisorder: 'yes' }, medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown when the list is older than 7 days',
      given: { facts: { bipolarDisorder: 'yes' }, medicinesReconciledDaysAgo: 8 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown while bipolar disorder was not asked about',
      given: { facts: { bipolarDisorder: null } },
      expect: 'unknown',
      missing: ['facts.bipolarDisorder'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { bipolarDisorder: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
