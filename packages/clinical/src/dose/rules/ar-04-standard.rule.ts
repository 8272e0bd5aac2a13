import { measure } from '../measure.ts';
import { CLEAR, fires, ketamineRule, say, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

export const standardConcentration = ketamineRule({
  id: 'AR-04',
  title: 'One standard concentration for a clinic and route',
  appliesTo: { product: 'ketamine', routes: ['IV'] },
  severity: 'override',
  relaxable: false,
  thresholds: {},
  sources: [{ key: 'S-ISMP', mark: 'read' }],
  rationale:
    'A pump told a lower concentration than the real one gives too much. Another concentration than the clinic standard needs two people.',
  patientText: 'The clinic uses one standard mix.',
  inputs: ['finalMl', 'diluentMl', 'context.standardMgPerMl'],
  evaluate: ({ request, steps }) => {
    const { standardMgPerMl } = request.context;
    if (steps.concentration === null) return unassessed('finalMl');
    if (standardMgPerMl === undefined) return unassessed('context.standardMgPerMl');
    return steps.concentration.value.equals(standardMgPerMl)
      ? CLEAR
      : fires(
          'override',
          `${say(steps.concentration)} is not the clinic standard of ${say(measure(standardMgPerMl, 'mg/mL'))}: two people are needed.`,
        );
  },
  cases: [
    { name: 'the standard', order: iv({}, { standardMgPerMl: 0.4 }), expect: 'none' },
    {
      name: 'just above the standard',
      order: iv({ finalMl: 99.9 }, { standardMgPerMl: 0.4 }),
      expect: 'override',
    },
    {
      name: 'just below the standard',
      order: iv({ finalMl: 100.1 }, { standardMgPerMl: 0.4 }),
      expect: 'override',
    },
    { name: 'no standard known', order: iv(), expect: 'unknown' },
    {
      name: 'no final volume',
      order: iv({ finalMl: undefined }, { standardMgPerMl: 0.4 }),
      expect: 'unknown',
    },
  ],
});
