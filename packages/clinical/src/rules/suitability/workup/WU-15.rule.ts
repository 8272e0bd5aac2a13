import { CONSENT_MAX_AGE } from '../../kinds/ages.ts';
import { isOffLabel } from '../../kinds/off-label.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const WU_15: Rule = defineRule({
  id: 'WU-15',
  version: '1.0.0',
  subject: 'workup',
  title: 'Consent, contact, escort and safety plan',
  severity: 'block',
  appliesTo: {},
  sources: [
    read('G4', 'off-label consent'),
    read('G8', 'referral criteria'),
    byDefault('current version, renewed after 12 months'),
  ],
  rationale:
    'Nobody is treated without a signed, current consent, somebody to call, somebody to go home with, and a plan for a bad night. The off-label statement is needed for ketamine always, and for esketamine outside its labelled uses.',
  dataMaxAge: CONSENT_MAX_AGE,
  onUnknown: 'hold',
  inputs: [
    'treatment.product',
    'treatment.route',
    'treatment.indications',
    'records.treatmentConsent',
    'records.offLabelConsent',
    'records.emergencyContact',
    'records.escortNamed',
    'records.safetyPlan',
  ],
  evaluate: (read) => {
    const offLabel = isOffLabel(
      read.treatment('product'),
      read.treatment('route'),
      read.treatment('indications'),
    );
    return not(
      allOf(
        read.done('treatmentConsent'),
        offLabel ? read.done('offLabelConsent') : 'true',
        read.done('emergencyContact', null),
        read.done('escortNamed', null),
        read.done('safetyPlan', null),
      ),
    );
  },
  clinicianText:
    'Signed current consent, off-label statement where it applies, emergency contact, escort named, safety plan.',
  patientText:
    'Before treatment: read and sign the consent, name someone to call, and make a safety plan with us.',
  reviewedBy: [],
  cases: [
    { name: 'clear with all', given: {}, expect: 'false' },
    {
      name: 'esketamine for TRD needs no off-label statement',
      given: { product: 'esketamine', records: { offLabelConsent: null } },
      expect: 'false',
    },
    {
      name: 'esketamine for PTSD needs one',
      given: { product: 'esketamine', indications: ['ptsd'], records: { offLabelConsent: null } },
      expect: 'unknown',
      missing: ['records.offLabelConsent'],
    },
    {
      name: 'ketamine always needs one',
      given: { records: { offLabelConsent: null } },
      expect: 'unknown',
      missing: ['records.offLabelConsent'],
    },
    {
      name: 'held without a consent',
      given: { records: { treatmentConsent: null } },
      expect: 'unknown',
      missing: ['records.treatmentConsent'],
    },
    {
      name: 'held with an older version',
      given: { records: { treatmentConsent: 'signed-older-version' } },
      expect: 'unknown',
      missing: ['records.treatmentConsent'],
    },
    {
      name: 'blocks when consent was withdrawn',
      given: { records: { treatmentConsent: 'withdrawn' } },
      expect: 'true',
    },
    {
      name: 'blocks when consent was declined',
      given: { records: { treatmentConsent: 'declined' } },
      expect: 'true',
    },
    {
      name: 'held without a contact',
      given: { records: { emergencyContact: null } },
      expect: 'unknown',
      missing: ['records.emergencyContact'],
    },
    {
      name: 'held without an escort named',
      given: { records: { escortNamed: null } },
      expect: 'unknown',
      missing: ['records.escortNamed'],
    },
    {
      name: 'held without a safety plan',
      given: { records: { safetyPlan: null } },
      expect: 'unknown',
      missing: ['records.safetyPlan'],
    },
    {
      name: 'a consent of 365 days counts',
      given: { records: { treatmentConsent: { outcome: 'signed-current-version', daysOld: 365 } } },
      expect: 'false',
    },
    {
      name: 'an older one is held',
      given: { records: { treatmentConsent: { outcome: 'signed-current-version', daysOld: 366 } } },
      expect: 'unknown',
      missing: ['records.treatmentConsent'],
    },
  ],
});
