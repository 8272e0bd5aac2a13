import { Quantity } from '@titrate/quantity';
import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { DEPRESSANTS, morphineEquivalent } from '../../kinds/drug-groups.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_04: Rule = defineRule({
  id: 'DI-04',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Other medicines that slow the brain or breathing',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('L1', 'warnings: CNS depressants'),
    read('K6', 'interactions'),
    byDefault('two or more, or opioid of 50 MME a day'),
  ],
  rationale:
    'Sedation and slow breathing add up. One such medicine is a caution; two, or an opioid at a high dose, asks for a reason. An opioid whose dose or equivalence is not known counts as high.',
  thresholds: {
    medicines: { at: Quantity.of(2, '{count}'), tighter: 'lower', meaning: 'Override from this many on' },
    morphineDaily: {
      at: Quantity.of(50, 'mg'),
      tighter: 'lower',
      meaning: 'Oral morphine equivalent a day; override at the value and above',
    },
  },
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'site.morphineEquivalentFactor'],
  evaluate: (read) => {
    const { present, matched } = read.medicines(DEPRESSANTS);
    if (present !== 'true') return present;
    const several = Quantity.of(matched.length, '{count}').isAtLeast(read.limit('medicines'));
    const opioids = matched.filter((entry) => entry.classes.includes('opioid'));
    const dose = morphineEquivalent(read, opioids);
    const high = !dose.complete || dose.atLeast.isAtLeast(read.limit('morphineDaily'));
    return { result: 'true', severity: several || high ? 'override' : 'caution' };
  },
  clinicianText:
    'CNS depressant on the list: sedation and respiratory depression. Continuous SpO2, longer observation.',
  patientText: 'Some of your medicines make you sleepy or slow your breathing. We will watch you closely.',
  reviewedBy: [],
  cases: [
    { name: 'clear without any', given: { medicines: [{ name: 'sertraline' }] }, expect: 'false' },
    {
      name: 'one gabapentinoid is a caution',
      given: { medicines: [{ name: 'Neurontin' }] },
      expect: 'true',
      severity: 'caution',
      edge: 'medicines:below',
    },
    {
      name: 'two depressants ask for a reason',
      given: { medicines: [{ name: 'pregabalin' }, { name: 'quetiapine' }] },
      expect: 'true',
      severity: 'override',
      edge: 'medicines:at',
    },
    {
      name: 'three depressants ask for a reason',
      given: { medicines: [{ name: 'baclofen' }, { name: 'hydroxyzine' }, { name: 'phenobarbital' }] },
      expect: 'true',
      severity: 'override',
      edge: 'medicines:above',
    },
    {
      name: 'morphine 49 mg is a caution',
      given: { medicines: [{ name: 'morphine', dailyDoseMg: 49 }] },
      expect: 'true',
      severity: 'caution',
      edge: 'morphineDaily:below',
    },
    {
      name: 'morphine 50 mg asks for a reason',
      given: { medicines: [{ name: 'morphine', dailyDoseMg: 50 }] },
      expect: 'true',
      severity: 'override',
      edge: 'morphineDaily:at',
    },
    {
      name: 'morphine 51 mg asks for a reason',
      given: { medicines: [{ name: 'MS Contin', dailyDoseMg: 51 }] },
      expect: 'true',
      severity: 'override',
      edge: 'morphineDaily:above',
    },
    {
      name: 'uses the clinic’s table for oxycodone',
      given: {
        medicines: [{ name: 'oxycodone', dailyDoseMg: 20 }],
        site: { morphineEquivalentFactor: { oxycodone: 1.5 } },
      },
      expect: 'true',
      severity: 'caution',
    },
    {
      name: 'an opioid without an entry in the table counts as high',
      given: { medicines: [{ name: 'oxycodone', dailyDoseMg: 5 }] },
      expect: 'true',
      severity: 'override',
      missing: ['medicines'],
    },
    {
      name: 'an opioid without a dose counts as high',
      given: { medicines: [{ name: 'morphine' }] },
      expect: 'true',
      severity: 'override',
      missing: ['medicines'],
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
  ],
});
