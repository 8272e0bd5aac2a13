import { CLEAR, fires, ketamineRule, meets, numberMeets, threshold, unassessed } from '../rule.ts';
import { pain } from './orders.ts';

const gap = threshold('<', 6, 'wk', 'PN-10', 'default');
const multiDay = threshold('>=', 1440, 'min', 'PN-01', 'default');

export const painCourseGap = ketamineRule({
  id: 'PN-10',
  title: 'Six weeks between courses over several days',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['pain'] },
  severity: 'override',
  relaxable: false,
  thresholds: { gap, multiDay },
  sources: [
    { key: 'E-NOP', mark: 'read' },
    { key: 'PN-10', mark: 'default' },
  ],
  rationale:
    'Three of six people given two 100-hour infusions 16 days apart had liver injury. Liver tests belong before, during and after.',
  patientText: 'There are several weeks between long courses, to protect your liver.',
  inputs: ['durationMin', 'context.weeksSinceMultiDayCourse'],
  evaluate: ({ request }, { gap, multiDay }) => {
    if (request.duration === undefined || !meets(request.duration, multiDay)) return CLEAR;
    const weeks = request.context.weeksSinceMultiDayCourse;
    if (weeks === undefined) return unassessed('context.weeksSinceMultiDayCourse');
    return numberMeets(weeks, gap)
      ? fires('override', `Less than ${gap.value} weeks since the last course over several days.`)
      : CLEAR;
  },
  cases: [
    {
      name: 'a minute less than a day, 1 week after',
      order: pain({ durationMin: 1439 }, { weeksSinceMultiDayCourse: 1 }),
      expect: 'none',
    },
    {
      name: 'exactly a day, 1 week after',
      order: pain({ durationMin: 1440 }, { weeksSinceMultiDayCourse: 1 }),
      expect: 'override',
    },
    {
      name: '5.9 weeks after',
      order: pain({ durationMin: 5760 }, { weeksSinceMultiDayCourse: 5.9 }),
      expect: 'override',
    },
    {
      name: '6 weeks after',
      order: pain({ durationMin: 5760 }, { weeksSinceMultiDayCourse: 6 }),
      expect: 'none',
    },
    {
      name: '6.1 weeks after',
      order: pain({ durationMin: 5760 }, { weeksSinceMultiDayCourse: 6.1 }),
      expect: 'none',
    },
    { name: 'a 4 h infusion 1 week after', order: pain({}, { weeksSinceMultiDayCourse: 1 }), expect: 'none' },
    { name: 'history not known', order: pain({ durationMin: 5760 }), expect: 'unknown' },
  ],
});
