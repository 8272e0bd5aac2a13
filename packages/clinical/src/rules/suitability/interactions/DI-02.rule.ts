import { Quantity } from '@titrate/quantity';
import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { diazepamEquivalent } from '../../kinds/drug-groups.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const DI_02: Rule = defineRule({
  id: 'DI-02',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Benzodiazepine up to 8 mg diazepam equivalent a day',
  severity: 'caution',
  appliesTo: {},
  sources: [read('E-BZD', 'dose effect'), read('G6', 'none the night before or on the day')],
  rationale:
    'The same effect as at higher doses, but weaker. If its prescriber agrees, the dose of the evening before and of the day is held. Above 8 mg the stricter rule speaks.',
  thresholds: {
    daily: {
      at: Quantity.of(8, 'mg'),
      tighter: 'higher',
      meaning: 'Diazepam equivalent a day, up to and including',
    },
  },
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'site.diazepamEquivalentMg'],
  evaluate: (read) => {
    const { present, matched } = read.medicines(['benzodiazepine']);
    if (present !== 'true') return present;
    const dose = diazepamEquivalent(read, matched);
    return dose.atLeast.isAbove(read.limit('daily')) ? 'false' : tri(dose.complete ? true : undefined);
  },
  clinicianText:
    'Benzodiazepine up to 8 mg diazepam equivalent a day: hold the evening before and on the day if its prescriber agrees.',
  patientText:
    'Ask us if you should skip your calming medicine before a session. Do not stop it on your own.',
  reviewedBy: [],
  cases: [
    {
      name: 'fires at 7.5 mg of diazepam',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 7.5 }] },
      expect: 'true',
      edge: 'daily:below',
    },
    {
      name: 'fires at exactly 8 mg',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 8 }] },
      expect: 'true',
      edge: 'daily:at',
    },
    {
      name: 'leaves 8.5 mg to the stricter rule',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 8.5 }] },
      expect: 'false',
      edge: 'daily:above',
    },
    {
      name: 'unknown without a dose',
      given: { medicines: [{ name: 'Xanax' }] },
      expect: 'unknown',
      missing: ['medicines'],
    },
    {
      name: 'unknown without an entry in the clinic’s table',
      given: { medicines: [{ name: 'Xanax', dailyDoseMg: 0.5 }], site: { diazepamEquivalentMg: null } },
      expect: 'unknown',
    },
    {
      name: 'uses the clinic’s table',
      given: {
        medicines: [{ name: 'Xanax', dailyDoseMg: 0.25 }],
        site: { diazepamEquivalentMg: { alprazolam: 0.5 } },
      },
      expect: 'true',
    },
    {
      name: 'clear without a benzodiazepine',
      given: { medicines: [{ name: 'sertraline' }] },
      expect: 'false',
    },
    {
      name: 'clear once it was stopped',
      given: { medicines: [{ name: 'diazepam', dailyDoseMg: 5, status: 'stopped' }] },
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
  ],
});
