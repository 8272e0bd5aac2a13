import { Quantity } from '@titrate/quantity';
import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { diazepamEquivalent } from '../../kinds/drug-groups.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { known, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const DI_01: Rule = defineRule({
  id: 'DI-01',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Benzodiazepine above 8 mg diazepam equivalent a day',
  severity: 'override',
  appliesTo: { indicationClass: 'psychiatric' },
  sources: [
    read(
      'E-BZD',
      'more than 8 mg a day separated non-responders: n = 47, sensitivity 80 %, specificity 85 %',
    ),
    read('E-VER', 'benzodiazepines'),
    known('cautious taper by the prescriber'),
  ],
  rationale:
    'Benzodiazepines blunt and shorten the antidepressant effect and add sedation. Equivalents come from the clinic’s own table, because published tables differ; a drug without an entry leaves the rule open rather than guessed.',
  thresholds: {
    daily: {
      at: Quantity.of(8, 'mg'),
      tighter: 'lower',
      meaning: 'Diazepam equivalent a day; fires above, 8 itself does not',
    },
  },
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'site.diazepamEquivalentMg'],
  evaluate: (read) => {
    const { present, matched } = read.medicines(['benzodiazepine']);
    if (present !== 'true') return present;
    const dose = diazepamEquivalent(read, matched);
    return dose.atLeast.isAbove(read.limit('daily')) ? 'true' : tri(dose.complete ? false : undefined);
  },
  clinicianText:
    'Benzodiazepine above 8 mg diazepam equivalent a day: less antidepressant effect, more sedation. Consider a slow taper by its prescriber; never stop abruptly.',
  patientText:
    'Your calming medicine may weaken this treatment. Do not stop it on your own; we will plan with your doctor.',
  reviewedBy: [],
  cases: [
    {
      name: 'clear at 7.5 mg of diazepam',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 7.5 }] },
      expect: 'false',
      edge: 'daily:below',
    },
    {
      name: 'clear at exactly 8 mg',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 8 }] },
      expect: 'false',
      edge: 'daily:at',
    },
    {
      name: 'fires at 8.5 mg',
      given: { medicines: [{ name: 'Valium', dailyDoseMg: 8.5 }] },
      expect: 'true',
      edge: 'daily:above',
    },
    {
      name: 'uses the clinic’s table: 1 mg lorazepam at 1 mg for 10 mg',
      given: {
        medicines: [{ name: 'lorazepam', dailyDoseMg: 1 }],
        site: { diazepamEquivalentMg: { lorazepam: 1 } },
      },
      expect: 'true',
    },
    {
      name: 'adds two benzodiazepines up',
      given: {
        medicines: [
          { name: 'diazepam', dailyDoseMg: 5 },
          { name: 'Ativan', dailyDoseMg: 0.4 },
        ],
        site: { diazepamEquivalentMg: { lorazepam: 1 } },
      },
      expect: 'true',
    },
    {
      name: 'unknown without an entry in the clinic’s table',
      given: { medicines: [{ name: 'lorazepam', dailyDoseMg: 1 }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown without a dose',
      given: { medicines: [{ name: 'diazepam' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'fires on the known part alone when it is already too much',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 10 }, { name: 'lorazepam' }] },
      expect: 'true',
    },
    {
      name: 'clear without a benzodiazepine',
      given: { medicines: [{ name: 'sertraline' }] },
      expect: 'false',
    },
    {
      name: 'clear once it was stopped',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 20, status: 'stopped' }] },
      expect: 'false',
    },
    {
      name: 'unknown while the list was never reconciled',
      given: { medicinesReconciledDaysAgo: null },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown when the list is older than 7 days',
      given: { medicinesReconciledDaysAgo: 7.1 },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown while a name is not recognised',
      given: { medicines: [{ name: 'Zzyxoril' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    ...scopeCases({ indicationClass: 'psychiatric' }),
  ],
});
