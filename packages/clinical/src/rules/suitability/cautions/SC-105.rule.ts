import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';

export const SC_105: Rule = defineRule({
  id: 'SC-105',
  version: '1.0.0',
  subject: 'cautions',
  title: 'Raised eye pressure or glaucoma',
  severity: 'override',
  appliesTo: {},
  sources: [read('K2', 'precautions: intraocular pressure'), read('G3', 'contraindications')],
  rationale:
    'Eye pressure may rise for a while after a dose. Under treatment and control this is a caution; uncontrolled, or of unknown control, it asks for a reason and an eye doctor’s view.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'ask',
  inputs: ['facts.raisedIntraocularPressure', 'facts.intraocularPressureControlled'],
  evaluate: (read) => {
    const raised = read.fact('raisedIntraocularPressure');
    if (raised !== 'true') return raised;
    return {
      result: 'true',
      severity: read.fact('intraocularPressureControlled') === 'true' ? 'caution' : 'override',
    };
  },
  clinicianText: 'Raised intraocular pressure or glaucoma: obtain ophthalmology input.',
  patientText: 'We may ask your eye doctor if this treatment is safe for your eyes.',
  reviewedBy: [],
  cases: [
    { name: 'clear without it', given: {}, expect: 'false' },
    {
      name: 'a caution when controlled',
      given: { facts: { raisedIntraocularPressure: 'yes', intraocularPressureControlled: 'yes' } },
      expect: 'true',
      severity: 'caution',
    },
    {
      name: 'an override when not controlled',
      given: { facts: { raisedIntraocularPressure: 'yes', intraocularPressureControlled: 'no' } },
      expect: 'true',
      severity: 'override',
    },
    {
      name: 'an override while control is not known',
      given: { facts: { raisedIntraocularPressure: 'yes' } },
      expect: 'true',
      severity: 'override',
      missing: ['facts.intraocularPressureControlled'],
    },
    {
      name: 'unsure is unknown',
      given: { facts: { raisedIntraocularPressure: 'unsure' } },
      expect: 'unknown',
      missing: ['facts.raisedIntraocularPressure'],
    },
    {
      name: 'never asked is unknown',
      given: { facts: { raisedIntraocularPressure: null } },
      expect: 'unknown',
      missing: ['facts.raisedIntraocularPressure'],
    },
    {
      name: 'a no older than 30 days is unknown',
      given: { facts: { raisedIntraocularPressure: { value: 'no', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
