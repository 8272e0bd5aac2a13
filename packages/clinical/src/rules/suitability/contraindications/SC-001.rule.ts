import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, tri } from '../../tri.ts';

export const SC_001: Rule = defineRule({
  id: 'SC-001',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Allergy to ketamine, esketamine or an excipient',
  severity: 'block',
  appliesTo: {},
  sources: [
    read('L1', 'contraindications'),
    read('L2', 'contraindications'),
    read('K2', 'contraindications'),
    read('L7', 'list of excipients'),
  ],
  rationale:
    'A second exposure after a true allergy can kill, and both labels bar it. The nasal device also carries edetate and citric acid. A feeling of dissociation or nausea in the past is not an allergy and is asked elsewhere.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.ketamineAllergy', 'facts.excipientAllergy', 'allergies'],
  evaluate: (read) => {
    const onList = read
      .recordedAllergies()
      .some((substance) => /ketamine|edetate|edta|citric acid/i.test(substance));
    return anyOf(tri(onList), read.fact('ketamineAllergy'), read.fact('excipientAllergy'));
  },
  clinicianText: 'Allergy or hypersensitivity to ketamine, esketamine or an excipient. Do not give.',
  patientText:
    'You told us about an allergy to this medicine or to something in it. It would not be safe to give it to you.',
  reviewedBy: [],
  cases: [
    { name: 'clear when both questions were answered no', given: {}, expect: 'false' },
    {
      name: 'fires on a known ketamine allergy',
      given: { facts: { ketamineAllergy: 'yes' } },
      expect: 'true',
    },
    { name: 'fires on an excipient allergy', given: { facts: { excipientAllergy: 'yes' } }, expect: 'true' },
    {
      name: 'fires on an allergy list that names ketamine, whatever the answers',
      given: { allergies: ['Ketamine hydrochloride'] },
      expect: 'true',
    },
    { name: 'another allergy does not fire', given: { allergies: ['Penicillin'] }, expect: 'false' },
    {
      name: 'an empty allergy list does not clear an unanswered question',
      given: { facts: { ketamineAllergy: null } },
      expect: 'unknown',
      missing: ['facts.ketamineAllergy'],
    },
    {
      name: 'unsure about an excipient is unknown',
      given: { facts: { excipientAllergy: 'unsure' } },
      expect: 'unknown',
      missing: ['facts.excipientAllergy'],
    },
    {
      name: 'a no of 31 days is too old',
      given: { facts: { ketamineAllergy: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
    {
      name: 'a yes never ages',
      given: { facts: { ketamineAllergy: { value: 'yes', daysOld: 3000 } } },
      expect: 'true',
    },
    {
      name: 'speaks about the nasal spray too',
      given: { product: 'esketamine', facts: { ketamineAllergy: 'yes' } },
      expect: 'true',
    },
  ],
});
