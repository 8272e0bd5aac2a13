import { Quantity } from '@titrate/quantity';
import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { happenedWithin } from '../../kinds/history.ts';
import { scopeCases } from '../../kinds/scope-cases.ts';
import { byDefault, read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { anyOf } from '../../tri.ts';

export const SC_023: Rule = defineRule({
  id: 'SC-023',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'Open globe, acute angle closure, or eye surgery within 4 weeks',
  severity: 'block',
  relaxable: true,
  appliesTo: { products: ['ketamine'] },
  sources: [
    read('K2', 'precautions: intraocular pressure'),
    read('G3', 'contraindications'),
    byDefault('4 weeks after surgery'),
  ],
  rationale:
    'Ketamine may raise the pressure in the eye. An open, freshly operated or acutely blocked eye may lose sight from it. Chronic glaucoma is another rule.',
  thresholds: {
    healing: {
      at: Quantity.of(28, 'd'),
      tighter: 'higher',
      meaning: 'Four weeks; surgery 28 days ago is still within',
    },
  },
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.openGlobeInjury', 'facts.acuteAngleClosure', 'facts.eyeSurgery', 'facts.eyeSurgeryDate'],
  evaluate: (read) =>
    anyOf(
      read.fact('openGlobeInjury'),
      read.fact('acuteAngleClosure'),
      happenedWithin(read, 'eyeSurgery', 'eyeSurgeryDate', read.limit('healing')),
    ),
  clinicianText:
    'Open-globe injury, acute angle closure or eye surgery within 4 weeks: eye pressure may rise.',
  patientText:
    'This medicine may raise the pressure in your eye. Your eye needs to heal or be treated first.',
  reviewedBy: [],
  cases: [
    { name: 'clear when all were denied', given: {}, expect: 'false' },
    { name: 'fires on an open globe', given: { facts: { openGlobeInjury: 'yes' } }, expect: 'true' },
    { name: 'fires on acute angle closure', given: { facts: { acuteAngleClosure: 'yes' } }, expect: 'true' },
    {
      name: 'fires 27 days after surgery',
      given: { facts: { eyeSurgery: 'yes', eyeSurgeryDate: { daysAgo: 27 } } },
      expect: 'true',
      edge: 'healing:below',
    },
    {
      name: 'fires exactly 28 days after surgery',
      given: { facts: { eyeSurgery: 'yes', eyeSurgeryDate: { daysAgo: 28 } } },
      expect: 'true',
      edge: 'healing:at',
    },
    {
      name: 'clear 29 days after surgery',
      given: { facts: { eyeSurgery: 'yes', eyeSurgeryDate: { daysAgo: 29 } } },
      expect: 'false',
      edge: 'healing:above',
    },
    {
      name: 'surgery without a date is unknown',
      given: { facts: { eyeSurgery: 'yes' } },
      expect: 'unknown',
      missing: ['facts.eyeSurgeryDate'],
    },
    {
      name: 'never asked about injury is unknown',
      given: { facts: { openGlobeInjury: null } },
      expect: 'unknown',
      missing: ['facts.openGlobeInjury'],
    },
    {
      name: 'never asked about angle closure is unknown',
      given: { facts: { acuteAngleClosure: null } },
      expect: 'unknown',
      missing: ['facts.acuteAngleClosure'],
    },
    {
      name: 'never asked about surgery is unknown',
      given: { facts: { eyeSurgery: null } },
      expect: 'unknown',
      missing: ['facts.eyeSurgery'],
    },
    {
      name: 'an old answer is unknown',
      given: { facts: { openGlobeInjury: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
    ...scopeCases({ products: ['ketamine'] }),
  ],
});
