import { CLEAR, fires, ketamineRule, numberMeets, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const afterWeek = threshold('>', 8, 'wk', 'IV-10', 'default');
const perWeek = threshold('>', 1, 'sessions in 7 d', 'IV-10', 'default');
const perYear = threshold('>', 26, 'sessions in 12 mo', 'IV-10', 'default');

export const ivMaintenance = ketamineRule({
  id: 'IV-10',
  title: 'Number of maintenance infusions',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'override',
  relaxable: false,
  thresholds: { afterWeek, perWeek, perYear },
  sources: [
    { key: 'E-AUS', mark: 'read' },
    { key: 'E-PFE', mark: 'read' },
    { key: 'IV-10', mark: 'default' },
  ],
  rationale:
    'Maintenance is typically every three to six weeks; in one large programme the mean was 18 infusions in a year. More needs its reason written down.',
  patientText: 'Over time your infusions should come less often.',
  inputs: ['context.courseWeek', 'context.sessionsIn7Days', 'context.sessionsIn12Months'],
  evaluate: ({ request }, { afterWeek, perWeek, perYear }) => {
    const { courseWeek, sessionsIn7Days, sessionsIn12Months } = request.context;
    if (sessionsIn12Months !== undefined && numberMeets(sessionsIn12Months, perYear)) {
      return fires('override', `More than ${perYear.value} infusions in 12 months.`);
    }
    const late = courseWeek === undefined ? undefined : numberMeets(courseWeek, afterWeek);
    const often = sessionsIn7Days === undefined ? undefined : numberMeets(sessionsIn7Days, perWeek);
    if (late === true && often === true)
      return fires('override', `More than ${perWeek.value} infusion a week after week ${afterWeek.value}.`);
    const weekSettled = late === false || often === false;
    if (weekSettled && sessionsIn12Months !== undefined) return CLEAR;
    const asked = { courseWeek, sessionsIn7Days, sessionsIn12Months };
    const missing = Object.entries(asked).filter(([, value]) => value === undefined);
    return unassessed(...missing.map(([name]) => `context.${name}`));
  },
  cases: [
    {
      name: 'twice a week in week 8',
      order: iv({}, { courseWeek: 8, sessionsIn7Days: 2, sessionsIn12Months: 10 }),
      expect: 'none',
    },
    {
      name: 'twice a week in week 9',
      order: iv({}, { courseWeek: 9, sessionsIn7Days: 2, sessionsIn12Months: 10 }),
      expect: 'override',
    },
    {
      name: 'once a week in week 9',
      order: iv({}, { courseWeek: 9, sessionsIn7Days: 1, sessionsIn12Months: 10 }),
      expect: 'none',
    },
    {
      name: '26 in 12 months',
      order: iv({}, { courseWeek: 40, sessionsIn7Days: 1, sessionsIn12Months: 26 }),
      expect: 'none',
    },
    { name: '27 in 12 months', order: iv({}, { sessionsIn12Months: 27 }), expect: 'override' },
    { name: 'no history', order: iv(), expect: 'unknown' },
  ],
});
