import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_010: Rule = factRule({
  id: 'SC-010',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Raised intracranial pressure or recent serious head injury',
  severity: 'block',
  relaxable: true,
  appliesTo: {},
  anyOfFacts: [
    'raisedIntracranialPressure',
    'intracranialMass',
    'untreatedHydrocephalus',
    'recentHeadInjury',
  ],
  sources: [
    read('K2', 'precautions: intracranial pressure'),
    read('G3', 'contraindications'),
    read('L6', 'warnings'),
  ],
  rationale:
    'Ketamine may raise the pressure inside the skull. Where that pressure is already high, or the brain has just been injured, a further rise can do harm.',
  clinicianText:
    'Raised intracranial pressure, mass effect, untreated hydrocephalus or a recent serious head injury.',
  patientText:
    'This medicine may raise the pressure inside your head. With your condition that could be harmful.',
});
