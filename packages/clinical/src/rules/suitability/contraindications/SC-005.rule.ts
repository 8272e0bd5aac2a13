import { factRule } from '../../kinds/fact-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_005: Rule = factRule({
  id: 'SC-005',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Aneurysm, arteriovenous malformation or previous intracranial bleed',
  severity: 'block',
  relaxable: true,
  appliesTo: { products: ['ketamine'] },
  anyOfFacts: ['aneurysm', 'arteriovenousMalformation', 'intracerebralHaemorrhage'],
  sources: [
    read('K2', 'contraindications: where a large rise of blood pressure is a serious hazard'),
    read('K3', 'contraindications'),
    byDefault('malformation by extension of the esketamine label'),
  ],
  rationale:
    'Ketamine is barred where a marked rise of blood pressure would be dangerous, and a weak vessel in the head or chest is such a place. Texts differ on old bleeds, so a medical director may ask for a reasoned override instead.',
  clinicianText:
    'Aneurysm, AVM or earlier intracranial bleed: a rise of blood pressure would be a serious hazard.',
  patientText:
    'This medicine can push blood pressure up. With your blood vessel history that could be dangerous.',
});
