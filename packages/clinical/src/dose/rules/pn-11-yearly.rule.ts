import { CLEAR, fires, ketamineRule, numberMeets, threshold, unassessed } from '../rule.ts';
import { pain } from './orders.ts';

const courses = threshold('>', 6, 'courses in 12 mo', 'PN-11', 'default');
const infusions = threshold('>', 12, 'sessions in 12 mo', 'PN-11', 'default');

export const painYearly = ketamineRule({
  id: 'PN-11',
  title: 'Pain infusions in a year',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['pain'] },
  severity: 'override',
  relaxable: false,
  thresholds: { courses, infusions },
  sources: [{ key: 'PN-11', mark: 'default' }],
  rationale:
    'Beyond six courses or twelve day infusions in a year the case is reviewed as a whole before the next.',
  patientText: 'After a number of infusions we look together at what they bring you.',
  inputs: ['context.multiDayCoursesIn12Months', 'context.sessionsIn12Months'],
  evaluate: ({ request }, { courses, infusions }) => {
    const { multiDayCoursesIn12Months, sessionsIn12Months } = request.context;
    if (multiDayCoursesIn12Months !== undefined && numberMeets(multiDayCoursesIn12Months, courses)) {
      return fires('override', `More than ${courses.value} courses in 12 months.`);
    }
    if (sessionsIn12Months !== undefined && numberMeets(sessionsIn12Months, infusions)) {
      return fires('override', `More than ${infusions.value} day infusions in 12 months.`);
    }
    const missing = [
      ...(multiDayCoursesIn12Months === undefined ? ['context.multiDayCoursesIn12Months'] : []),
      ...(sessionsIn12Months === undefined ? ['context.sessionsIn12Months'] : []),
    ];
    return missing.length === 0 ? CLEAR : unassessed(...missing);
  },
  cases: [
    {
      name: '6 courses and 12 infusions',
      order: pain({}, { multiDayCoursesIn12Months: 6, sessionsIn12Months: 12 }),
      expect: 'none',
    },
    {
      name: '7 courses',
      order: pain({}, { multiDayCoursesIn12Months: 7, sessionsIn12Months: 0 }),
      expect: 'override',
    },
    {
      name: '13 infusions',
      order: pain({}, { multiDayCoursesIn12Months: 0, sessionsIn12Months: 13 }),
      expect: 'override',
    },
    { name: 'courses not known', order: pain({}, { sessionsIn12Months: 12 }), expect: 'unknown' },
    { name: 'history not known', order: pain(), expect: 'unknown' },
  ],
});
