import { CONSENT_MAX_AGE } from '../../kinds/ages.ts';
import { recordRule } from '../../kinds/record-rule.ts';
import { byDefault, read } from '../../kinds/source.ts';
import type { Rule } from '../../rule.ts';

export const IND_REG_01: Rule = recordRule({
  id: 'IND-REG-01',
  version: '1.0.0',
  subject: 'indications',
  title: 'Off-label consent for ketamine',
  severity: 'block',
  appliesTo: { products: ['ketamine'] },
  records: ['offLabelConsent'],
  dataMaxAge: CONSENT_MAX_AGE,
  sources: [
    read('K1', 'indications: anaesthesia only'),
    read('FDA1', 'compounded ketamine'),
    byDefault('renewed after 12 months'),
  ],
  rationale:
    'Racemic ketamine is labelled for anaesthesia only. Every use for mood or pain is off-label, and the patient must know and agree.',
  clinicianText: 'Racemic ketamine is off-label for this use: display it and obtain consent to it.',
  patientText:
    'This medicine is approved as an anaesthetic. Using it for mood or pain is called off-label. We need your consent to that.',
});
