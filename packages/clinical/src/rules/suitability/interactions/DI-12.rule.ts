import { MEDICINES_MAX_AGE } from '../../kinds/ages.ts';
import { SWALLOWED } from '../../kinds/drug-groups.ts';
import { medicineListCases } from '../../kinds/medicine-rule.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const DI_12: Rule = defineRule({
  id: 'DI-12',
  version: '1.0.0',
  subject: 'interactions',
  title: 'Strong CYP3A4 inhibitor',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('E-CLA', 'oral S-ketamine with clarithromycin: Cmax 3.6 ×, AUC 2.6 ×'),
    read('E-TIC', 'itraconazole did not change AUC'),
    read('K6', 'interactions'),
  ],
  rationale:
    'A swallowed dose passes gut and liver, where these medicines hold the enzyme back: exposure more than doubled with clarithromycin. Given into a vein or muscle the change is small, so there it is a caution.',
  dataMaxAge: MEDICINES_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['medicines', 'treatment.route'],
  evaluate: (read) => ({
    result: read.medicines(['strong-cyp3a4-inhibitor']).present,
    severity: SWALLOWED.includes(read.treatment('route')) ? 'override' : 'caution',
  }),
  clinicianText:
    'Strong CYP3A4 inhibitor: oral exposure may more than double. Lower the oral dose; watch longer.',
  patientText:
    'One of your medicines makes this one stronger when you swallow it. Your dose may need to be lower.',
  reviewedBy: [],
  cases: [
    {
      name: 'a caution with an infusion',
      given: { medicines: [{ name: 'clarithromycin' }] },
      expect: 'true',
      severity: 'caution',
    },
    {
      name: 'an override by mouth',
      given: { route: 'PO', medicines: [{ name: 'ketoconazole' }] },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'an override under the tongue',
      given: { route: 'SL', medicines: [{ name: 'Paxlovid' }] },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'cobicistat in a combination counts',
      given: { route: 'SL', medicines: [{ name: 'Genvoya' }] },
      expect: 'true',
      severity: 'override',
    },
    ...medicineListCases('clarithromycin'),
  ],
});
