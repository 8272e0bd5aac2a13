import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE, MOCA_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_121: Rule = defineRule({
  id: 'SC-121',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Neurocognitive disorder or low cognitive screen',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('E-ELEKT', 'exclusion criteria'),
    read('G8', 'referral criteria'),
    read('G11', 'exclusion criteria'),
  ],
  rationale:
    'A failing memory puts consent in doubt and delirium closer. Trials left these patients out. Where no screen was done the answer about a diagnosis decides; the work-up rule says who needs a screen.',
  thresholds: {
    moca: { at: Quantity.of(18, '{score}'), tighter: 'higher', meaning: 'Fires below; 18 itself does not' },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.neurocognitiveDisorder', 'instruments.moca'],
  evaluate: (read) => {
    const diagnosed = read.fact('neurocognitiveDisorder');
    const total = read.total('moca', MOCA_MAX_AGE);
    return anyOf(diagnosed, total === undefined ? diagnosed : tri(total.isBelow(read.limit('moca'))));
  },
  clinicianText: 'Neurocognitive disorder or MoCA below 18: check consent; risk of delirium.',
  patientText:
    'We want to be sure that you understand the treatment and that it does not cloud your thinking.',
  reviewedBy: [],
  cases: [
    { name: 'clear without a diagnosis and with a good screen', given: {}, expect: 'false' },
    { name: 'fires on a diagnosis', given: { facts: { neurocognitiveDisorder: 'yes' } }, expect: 'true' },
    { name: 'fires at MoCA 17', given: { instruments: { moca: 17 } }, expect: 'true', edge: 'moca:below' },
    { name: 'clear at MoCA 18', given: { instruments: { moca: 18 } }, expect: 'false', edge: 'moca:at' },
    { name: 'clear at MoCA 19', given: { instruments: { moca: 19 } }, expect: 'false', edge: 'moca:above' },
    {
      name: 'no screen leaves it to the answer',
      given: { instruments: { moca: null } },
      expect: 'false',
      missing: ['instruments.moca'],
    },
    {
      name: 'a screen older than 180 days is not used',
      given: { instruments: { moca: { total: 12, daysOld: 181 } } },
      expect: 'false',
      missing: ['instruments.moca'],
    },
    {
      name: 'never asked is unknown',
      given: { facts: { neurocognitiveDisorder: null } },
      expect: 'unknown',
      missing: ['facts.neurocognitiveDisorder'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { neurocognitiveDisorder: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
