import { CLEAR, fires, ketamineRule, numberMeets, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const hardInWeek = threshold('>', 3, 'sessions in 7 d', 'IV-06', 'default');
const hardHours = threshold('<', 24, 'h', 'IV-06', 'default');
const softInMonth = threshold('>', 8, 'sessions in 28 d', 'IV-06', 'default');
const softHours = threshold('<', 48, 'h', 'IV-06', 'default');

export const ivSpacing = ketamineRule({
  id: 'IV-06',
  title: 'Spacing of psychiatric infusions',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'block',
  relaxable: true,
  thresholds: { hardInWeek, hardHours, softInMonth, softHours },
  sources: [
    { key: 'E-PHI', mark: 'read' },
    { key: 'E-AUS', mark: 'read' },
    { key: 'E-MCI', mark: 'read' },
    { key: 'IV-06', mark: 'default' },
  ],
  rationale:
    'The studied series is six infusions in two to three weeks. Closer or more often adds exposure without evidence.',
  patientText: 'There are rest days between your infusions.',
  inputs: [
    'context.sessionsIn7Days',
    'context.sessionsIn28Days',
    'context.hoursSinceLastSession',
    'context.sessionNumber',
  ],
  evaluate: ({ request }, { hardInWeek, hardHours, softInMonth, softHours }) => {
    const { sessionsIn7Days: week, sessionsIn28Days: month, hoursSinceLastSession: hours } = request.context;
    if (week !== undefined && numberMeets(week, hardInWeek))
      return fires('block', `More than ${hardInWeek.value} infusions in 7 days.`);
    if (hours !== undefined && numberMeets(hours, hardHours))
      return fires('block', `Less than ${hardHours.value} h since the last infusion.`);
    if (month !== undefined && numberMeets(month, softInMonth))
      return fires('override', `More than ${softInMonth.value} infusions in 28 days.`);
    if (hours !== undefined && numberMeets(hours, softHours))
      return fires('override', `Less than ${softHours.value} h since the last infusion.`);
    if (request.context.sessionNumber === 1) return CLEAR;
    const missing = [
      ...(week === undefined ? ['context.sessionsIn7Days'] : []),
      ...(month === undefined ? ['context.sessionsIn28Days'] : []),
      ...(hours === undefined ? ['context.hoursSinceLastSession'] : []),
    ];
    return missing.length === 0 ? CLEAR : unassessed(...missing);
  },
  cases: [
    { name: '3 in 7 days', order: iv({}, course({ sessionsIn7Days: 3 })), expect: 'none' },
    { name: '4 in 7 days', order: iv({}, course({ sessionsIn7Days: 4 })), expect: 'block' },
    { name: '23.9 h apart', order: iv({}, course({ hoursSinceLastSession: 23.9 })), expect: 'block' },
    { name: '24 h apart', order: iv({}, course({ hoursSinceLastSession: 24 })), expect: 'override' },
    { name: '47.9 h apart', order: iv({}, course({ hoursSinceLastSession: 47.9 })), expect: 'override' },
    { name: '48 h apart', order: iv({}, course({ hoursSinceLastSession: 48 })), expect: 'none' },
    { name: '8 in 28 days', order: iv({}, course({ sessionsIn28Days: 8 })), expect: 'none' },
    { name: '9 in 28 days', order: iv({}, course({ sessionsIn28Days: 9 })), expect: 'override' },
    { name: 'the first session', order: iv({}, { sessionNumber: 1 }), expect: 'none' },
    { name: 'no history', order: iv(), expect: 'unknown' },
  ],
});

function course(change: Readonly<Record<string, number>>) {
  return { sessionNumber: 4, sessionsIn7Days: 2, sessionsIn28Days: 4, hoursSinceLastSession: 72, ...change };
}
