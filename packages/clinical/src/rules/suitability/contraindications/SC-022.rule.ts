import { HISTORY_MAX_AGE } from '../../kinds/ages.ts';
import { read } from '../../kinds/source.ts';
import { defineRule, type Rule } from '../../rule.ts';
import { allOf, not } from '../../tri.ts';

export const SC_022: Rule = defineRule({
  id: 'SC-022',
  version: '1.0.0',
  subject: 'contraindications',
  title: 'No escort and no safe-transport plan',
  severity: 'block',
  appliesTo: {},
  sources: [
    read('L1', 'driving and alertness'),
    read('K8', 'outpatient release'),
    read('R5', 'safe departure'),
  ],
  rationale:
    'Judgement and reaction stay impaired after the patient feels well. Somebody must take them home, or the clinic must have approved another safe way.',
  dataMaxAge: HISTORY_MAX_AGE,
  onUnknown: 'hold',
  inputs: ['facts.escortArranged', 'facts.safeTransportPlan'],
  evaluate: (read) => {
    const escort = read.fact('escortArranged');
    return escort === 'true' ? 'false' : allOf(not(escort), not(read.fact('safeTransportPlan')));
  },
  clinicianText: 'No responsible escort and no approved safe-transport plan.',
  patientText:
    'You need an adult to take you home after treatment. Please arrange one, or ask us about other safe ways.',
  reviewedBy: [],
  cases: [
    { name: 'clear with an escort', given: { facts: { safeTransportPlan: null } }, expect: 'false' },
    {
      name: 'blocks with neither',
      given: { facts: { escortArranged: 'no', safeTransportPlan: 'no' } },
      expect: 'true',
    },
    {
      name: 'clear with an approved plan instead',
      given: { facts: { escortArranged: 'no', safeTransportPlan: 'yes' } },
      expect: 'false',
    },
    {
      name: 'unknown without an escort while no plan was looked for',
      given: { facts: { escortArranged: 'no', safeTransportPlan: null } },
      expect: 'unknown',
      missing: ['facts.safeTransportPlan'],
    },
    {
      name: 'unknown while not asked',
      given: { facts: { escortArranged: null } },
      expect: 'unknown',
      missing: ['facts.escortArranged'],
    },
    {
      name: 'an answer older than 30 days is unknown',
      given: { facts: { escortArranged: { value: 'yes', daysOld: 31 } } },
      expect: 'unknown',
    },
  ],
});
