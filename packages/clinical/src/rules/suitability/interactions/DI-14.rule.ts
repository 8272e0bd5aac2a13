import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { SWALLOWED } from '../../kinds/drug-groups.ts';
import { medicineListCases } from '../../kinds/medicine-rule.ts';
import { known, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_14: Rule = defineRule({
  id: 'DI-14',
  version: '1.0.0',
  subject: 'interactions',
  title: 'CYP2B6 inhibitor',
  severity: 'override',
  appliesTo: {},
  sources: [read('E-TIC', 'ticlopidine raised oral AUC 2.4 ×'), known('clopidogrel')],
  rationale:
    'Ticlopidine more than doubled exposure to a swallowed dose. For other routes, and for clopidogrel, the effect is expected to be smaller.',
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'treatment.route'],
  evaluate: (read) => {
    const { present } = read.medicines(['cyp2b6-inhibitor']);
    const strong =
      SWALLOWED.includes(read.treatment('route')) && read.medicines(['ticlopidine']).present !== 'false';
    return { result: present, severity: strong ? 'override' : 'caution' };
  },
  clinicianText: 'CYP2B6 inhibitor: with ticlopidine oral exposure more than doubles. Lower the dose.',
  patientText: 'One of your medicines can make this one stronger. Your dose may need to be lower.',
  reviewedBy: [],
  cases: [
    {
      name: 'ticlopidine by mouth asks for a reason',
      given: { route: 'PO', medicines: [{ name: 'ticlopidine' }] },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'ticlopidine with an infusion is a caution',
      given: { medicines: [{ name: 'ticlopidine' }] },
      expect: 'true',
      severity: 'caution',
    },
    {
      name: 'clopidogrel by mouth is a caution',
      given: { route: 'PO', medicines: [{ name: 'Plavix' }] },
      expect: 'true',
      severity: 'caution',
    },
    ...medicineListCases('clopidogrel'),
  ],
});
