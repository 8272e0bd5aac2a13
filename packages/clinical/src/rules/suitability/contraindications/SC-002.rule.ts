import { factRule } from '../../kinds/fact-rule.ts';
import { read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const SC_002: Rule = factRule({
  id: 'SC-002',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Aneurysmal vascular disease',
  severity: 'block',
  appliesTo: { products: ['esketamine'] },
  anyOfFacts: ['aneurysm'],
  sources: [read('L1', 'contraindications'), read('L2', 'contraindications')],
  rationale:
    'Blood pressure rises after every dose and may tear a weakened artery. The label bars the spray with an aneurysm of the aorta, of an artery in the head or of a limb. A surgically cured aneurysm still answers yes here, because the label makes no exception.',
  clinicianText: 'Aneurysmal vascular disease: esketamine is contraindicated.',
  patientText:
    'A weak spot in a blood vessel could tear when this medicine raises your blood pressure. This spray is not safe for you.',
});
