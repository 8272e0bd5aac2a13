import { scopeCases } from '../../kinds/scope-cases.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { tri } from '../../tri.ts';

export const IND_REG_06: Rule = defineRule({
  id: 'IND-REG-06',
  version: '1.0.0',
  subject: 'indications',
  title: 'Compounded ketamine',
  severity: 'override',
  appliesTo: { products: ['ketamine'] },
  sources: [read('FDA1', 'alerts of February 2022 and October 2023')],
  rationale:
    'Compounded troches, tablets, sprays and liquids are not reviewed by the FDA, which warned of sedation, dissociation, raised pressure, slow breathing, misuse and bladder harm. One patient had about twice the blood level of anaesthesia.',
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: ['treatment.compounded'],
  evaluate: (read) => tri(read.treatment('compounded')),
  clinicianText: 'Compounded ketamine is not FDA-reviewed; the FDA has warned about it twice. Record why.',
  patientText: 'This form is made by a pharmacy and not checked by the FDA. Its strength can vary.',
  reviewedBy: [],
  cases: [
    { name: 'clear for a marketed product', given: {}, expect: 'false' },
    { name: 'fires for a compounded one', given: { route: 'SL', compounded: true }, expect: 'true' },
    {
      name: 'unknown while not stated',
      given: { compounded: null },
      expect: 'unknown',
      missing: ['treatment.compounded'],
    },
    ...scopeCases({ products: ['ketamine'] }),
  ],
});
