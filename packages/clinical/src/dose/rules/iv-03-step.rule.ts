import { measure } from '../measure.ts';
import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const step = threshold('>', 0.25, 'mg/kg', 'IV-03', 'default');
const total = threshold('>', 1, 'mg/kg', 'IV-03', 'default');

export const ivStep = ketamineRule({
  id: 'IV-03',
  title: 'Size of a titration step, and the total of a session',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'block',
  relaxable: true,
  thresholds: { step, total },
  sources: [
    { key: 'E-KADS', mark: 'read' },
    { key: 'IV-03', mark: 'default' },
  ],
  rationale:
    'Response-guided studies went up in small steps. A second infusion on the same day counts together with the first.',
  patientText: 'Your dose goes up in small steps.',
  inputs: ['doseMgPerKg', 'context.previousMgPerKg', 'context.earlierTodayMg', 'context.sessionNumber'],
  evaluate: ({ request, steps }, { step, total }) => {
    const { previousMgPerKg, earlierTodayMg, sessionNumber } = request.context;
    const dose = steps.orderedMgPerKg;
    if (earlierTodayMg !== undefined && !earlierTodayMg.isZero()) {
      const all = measure(
        earlierTodayMg.plus(steps.orderedMg.value).over(steps.dosingWeight.kg.value),
        'mg/kg',
      );
      if (meets(all, total)) return fires('block', `${say(all)} in one session is above ${sayLimit(total)}.`);
    }
    if (previousMgPerKg === undefined)
      return sessionNumber === 1 ? CLEAR : unassessed('context.previousMgPerKg');
    const increase = measure(dose.value.minus(previousMgPerKg), 'mg/kg');
    return meets(increase, step)
      ? fires('override', `A step of ${say(increase)} is above ${sayLimit(step)}.`)
      : CLEAR;
  },
  cases: [
    {
      name: 'a step of 0.24 mg/kg',
      order: iv({ doseMgPerKg: 0.74 }, { previousMgPerKg: 0.5 }),
      expect: 'none',
    },
    {
      name: 'a step of 0.25 mg/kg',
      order: iv({ doseMgPerKg: 0.75 }, { previousMgPerKg: 0.5 }),
      expect: 'none',
    },
    {
      name: 'a step of 0.26 mg/kg',
      order: iv({ doseMgPerKg: 0.76 }, { previousMgPerKg: 0.5 }),
      expect: 'override',
    },
    { name: 'a step down', order: iv({ doseMgPerKg: 0.3 }, { previousMgPerKg: 0.9 }), expect: 'none' },
    {
      name: '0.5 mg/kg after 0.5 mg/kg today',
      order: iv({}, { previousMgPerKg: 0.5, earlierTodayMg: 40 }),
      expect: 'none',
    },
    {
      name: '0.5 mg/kg after a little more today',
      order: iv({}, { previousMgPerKg: 0.5, earlierTodayMg: 40.8 }),
      expect: 'block',
    },
    {
      name: 'nothing given earlier today',
      order: iv({}, { previousMgPerKg: 0.5, earlierTodayMg: 0 }),
      expect: 'none',
    },
    { name: 'the first session', order: iv({}, { sessionNumber: 1 }), expect: 'none' },
    { name: 'the last dose not known', order: iv({}, { sessionNumber: 2 }), expect: 'unknown' },
  ],
});
