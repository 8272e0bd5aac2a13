import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { HISTORY_FACTS } from '../../kinds/history.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const WU_02: Rule = defineRule({
  id: 'WU-02',
  version: '1.0.0',
  subject: 'workup',
  title: 'Medical history with every question coded',
  severity: 'block',
  appliesTo: { beforeFirstOnly: true },
  sources: [
    read('G1', 'pre-treatment evaluation'),
    read('G4', 'intake'),
    byDefault('30 days; each question on its own'),
  ],
  rationale:
    'A history in free text cannot be checked. Every screening question must have been asked and answered on its own; "unsure" is an answer here and is weighed by the rule that needs it. Questions on pregnancy are skipped for people who cannot become pregnant.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: [
    'records.medicalHistory',
    'patient.canBecomePregnant',
    'treatment.product',
    ...HISTORY_FACTS.map((fact) => `facts.${fact.id}` as const),
  ],
  evaluate: (read) => {
    const product = read.treatment('product');
    const possible = read.canBecomePregnant();
    const asked = HISTORY_FACTS.filter(
      (fact) =>
        (fact.products === undefined || fact.products.includes(product)) &&
        (fact.onlyIfCanBecomePregnant !== true || possible !== 'false'),
    ).map((fact) => read.asked(fact.id));
    return not(allOf(read.done('medicalHistory'), ...asked));
  },
  clinicianText: 'Medical history and review of systems, each screening question coded, within 30 days.',
  patientText: 'Please answer every health question. If you do not know, say "not sure".',
  reviewedBy: [],
  cases: [
    { name: 'clear when everything was asked', given: {}, expect: 'false' },
    { name: 'unsure counts as asked', given: { facts: { familySchizophrenia: 'unsure' } }, expect: 'false' },
    {
      name: 'held while the history is not signed off',
      given: { records: { medicalHistory: null } },
      expect: 'unknown',
      missing: ['records.medicalHistory'],
    },
    {
      name: 'held while it is incomplete',
      given: { records: { medicalHistory: 'incomplete' } },
      expect: 'unknown',
    },
    ...HISTORY_FACTS.map((fact) => ({
      name: `held while not asked: ${fact.clinicianLabel}`,
      given: {
        product: fact.products?.[0] ?? 'ketamine',
        canBecomePregnant: true,
        facts: { [fact.id]: null },
      },
      expect: 'unknown' as const,
      missing: [`facts.${fact.id}`],
    })),
    {
      name: 'pregnancy is not asked of somebody who cannot become pregnant',
      given: {
        sexAtBirth: 'male',
        facts: { pregnant: null, preEclampsia: null, breastfeeding: null, reliableContraception: null },
      },
      expect: 'false',
    },
    {
      name: 'clear when the nose was asked about before the spray',
      given: { product: 'esketamine' },
      expect: 'false',
    },
    {
      name: 'the nose is not asked about before an infusion',
      given: { facts: { nasalDisease: null } },
      expect: 'false',
    },
    { name: 'a history of 30 days counts', given: { everythingDaysOld: 30 }, expect: 'false' },
    { name: 'a history older than 30 days is held', given: { everythingDaysOld: 30.1 }, expect: 'unknown' },
    ...scopeCases({ beforeFirstOnly: true }),
  ],
});
