import { medicineRule } from '../../kinds/medicine-rule.ts';
import { known, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const DI_19: Rule = medicineRule({
  id: 'DI-19',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Memantine, amantadine or dextromethorphan',
  severity: 'caution',
  appliesTo: {},
  classes: ['nmda-active'],
  examples: ['memantine', 'amantadine', 'Delsym', 'Auvelity'],
  sources: [read('K7', 'avoid memantine'), known('amantadine, dextromethorphan')],
  rationale:
    'They act on the same receptor, so effects may add up or cancel. Review whether they are needed.',
  clinicianText: 'Shares the NMDA receptor with ketamine: review the need.',
  patientText: 'This medicine works in a similar way. We will check if you need both.',
});
