import { evidenceFor } from '../../catalogue/indications.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const IND_RULE_01: Rule = defineRule({
  id: 'IND-RULE-01',
  version: '1.0.0',
  subject: 'indications',
  title: 'Weak or open evidence for this use',
  severity: 'override',
  appliesTo: {},
  sources: [
    read('G3', 'levels of evidence by pain condition'),
    read('G5', 'therapeutic endpoint and defined course'),
    byDefault('a use by a route without any catalogued evidence is treated as weak'),
  ],
  rationale:
    'Where evidence is weak or only from open series, the strength is shown, alternatives that failed are listed, and an endpoint with a stop date is fixed. A use by a route that the catalogue does not know counts as weak.',
  dataMaxAge: null,
  onUnknown: 'ask',
  inputs: [
    'treatment.indications',
    'treatment.product',
    'treatment.route',
    'records.failedAlternatives',
    'records.treatmentEndpoint',
  ],
  evaluate: (read) => {
    const weak = read.treatment('indications').some((id) => {
      const strength = evidenceFor(id, read.treatment('product'), read.treatment('route'))?.strength;
      return strength === undefined || strength === 'WEAK' || strength === 'OPEN';
    });
    if (!weak) return 'false';
    read.done('failedAlternatives');
    read.done('treatmentEndpoint');
    return 'true';
  },
  clinicianText:
    'Evidence for this use is weak, open, or not catalogued for this route. List the alternatives that failed, set an endpoint and a stop date, and record why.',
  patientText:
    'There is little research on this use. We will agree on a goal and on a date to stop if it does not help.',
  reviewedBy: [],
  cases: [
    { name: 'silent for TRD by infusion', given: {}, expect: 'false' },
    { name: 'silent for CRPS', given: { indications: ['crps'] }, expect: 'false' },
    { name: 'fires for generalised anxiety (open)', given: { indications: ['gad'] }, expect: 'true' },
    {
      name: 'fires for fibromyalgia and the like (weak)',
      given: { indications: ['other-chronic-pain'] },
      expect: 'true',
    },
    { name: 'fires for headache (weak)', given: { indications: ['refractory-headache'] }, expect: 'true' },
    { name: 'fires for TRD by a route without catalogued evidence', given: { route: 'IM' }, expect: 'true' },
    {
      name: 'fires for esketamine in PTSD',
      given: { product: 'esketamine', indications: ['ptsd'] },
      expect: 'true',
    },
    {
      name: 'names the list of alternatives when it is missing',
      given: { indications: ['gad'], records: { failedAlternatives: null } },
      expect: 'true',
      missing: ['records.failedAlternatives'],
    },
    {
      name: 'names the endpoint when it is missing',
      given: { indications: ['gad'], records: { treatmentEndpoint: null } },
      expect: 'true',
      missing: ['records.treatmentEndpoint'],
    },
  ],
});
