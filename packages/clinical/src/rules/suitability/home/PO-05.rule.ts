import { scopeCases } from '../../kinds/scope-cases.ts';
import { known, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf, not } from '../../tri.ts';

export const PO_05: Rule = defineRule({
  id: 'PO-05',
  version: '1.0.0',
  subject: 'home',
  title: 'Prescribing across distance',
  severity: 'block',
  appliesTo: { products: ['ketamine'] },
  sources: [
    read('S-TEL', 'federal telemedicine flexibilities reported until 31 December 2026; low-grade'),
    known('state law'),
  ],
  rationale:
    'A controlled drug may be prescribed for home only after an evaluation in person, or while a telemedicine flexibility covers it. The law changes; a person must check it.',
  dataMaxAge: null,
  onUnknown: 'hold',
  inputs: ['treatment.setting', 'facts.inPersonEvaluation', 'facts.telemedicineFlexibility'],
  evaluate: (read) => {
    if (read.treatment('setting') !== 'home') return 'false';
    const seen = read.fact('inPersonEvaluation');
    return seen === 'true' ? 'false' : not(anyOf(seen, read.fact('telemedicineFlexibility')));
  },
  clinicianText:
    'Home prescription without an in-person evaluation and without a telemedicine flexibility in force.',
  patientText: 'The prescriber may need to see you in person before sending medicine home.',
  reviewedBy: [],
  cases: [
    {
      name: 'silent in the clinic',
      given: { facts: { inPersonEvaluation: 'no', telemedicineFlexibility: 'no' } },
      expect: 'false',
    },
    {
      name: 'clear after an evaluation in person',
      given: { setting: 'home', facts: { telemedicineFlexibility: null } },
      expect: 'false',
    },
    {
      name: 'clear under a flexibility',
      given: { setting: 'home', facts: { inPersonEvaluation: 'no' } },
      expect: 'false',
    },
    {
      name: 'blocks with neither',
      given: { setting: 'home', facts: { inPersonEvaluation: 'no', telemedicineFlexibility: 'no' } },
      expect: 'true',
    },
    {
      name: 'held while the flexibility was not checked',
      given: { setting: 'home', facts: { inPersonEvaluation: 'no', telemedicineFlexibility: null } },
      expect: 'unknown',
      missing: ['facts.telemedicineFlexibility'],
    },
    {
      name: 'held while neither is known',
      given: { setting: 'home', facts: { inPersonEvaluation: null, telemedicineFlexibility: null } },
      expect: 'unknown',
      missing: ['facts.inPersonEvaluation'],
    },
    ...scopeCases({ products: ['ketamine'] }),
  ],
});
