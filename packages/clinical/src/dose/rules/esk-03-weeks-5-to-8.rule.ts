import { CLEAR, esketamineRule, fires, numberMeets, threshold, unassessed } from '../rule.ts';
import { spray } from './orders.ts';

const fromWeek = threshold('>=', 5, 'wk', 'L1', 'read');
const untilWeek = threshold('<=', 8, 'wk', 'L1', 'read');
const perWeek = threshold('>', 1, 'sessions in 7 d', 'L1', 'read');

export const eskWeeks5To8 = esketamineRule({
  id: 'ESK-03',
  title: 'Esketamine once a week in weeks 5 to 8',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'override',
  relaxable: false,
  thresholds: { fromWeek, untilWeek, perWeek },
  sources: [
    { key: 'L1', mark: 'read' },
    { key: 'L3', mark: 'read' },
  ],
  rationale: 'After four weeks the label halves the frequency. Staying at two a week needs a reason.',
  patientText: 'From the fifth week you come once a week.',
  inputs: ['context.courseWeek', 'context.sessionsIn7Days', 'context.indication'],
  evaluate: ({ request }, { fromWeek, untilWeek, perWeek }) => {
    const { courseWeek, sessionsIn7Days, indication } = request.context;
    if (indication === 'MDSI') return CLEAR;
    if (courseWeek === undefined) return unassessed('context.courseWeek');
    if (!numberMeets(courseWeek, fromWeek) || !numberMeets(courseWeek, untilWeek)) return CLEAR;
    if (sessionsIn7Days === undefined) return unassessed('context.sessionsIn7Days');
    return numberMeets(sessionsIn7Days, perWeek)
      ? fires(
          'override',
          `More than ${perWeek.value} session a week in weeks ${fromWeek.value} to ${untilWeek.value}.`,
        )
      : CLEAR;
  },
  cases: [
    { name: 'two a week in week 4', order: spray(56, { courseWeek: 4, sessionsIn7Days: 2 }), expect: 'none' },
    { name: 'one a week in week 5', order: spray(56, { courseWeek: 5, sessionsIn7Days: 1 }), expect: 'none' },
    {
      name: 'two a week in week 5',
      order: spray(56, { courseWeek: 5, sessionsIn7Days: 2 }),
      expect: 'override',
    },
    {
      name: 'two a week in week 8',
      order: spray(56, { courseWeek: 8, sessionsIn7Days: 2 }),
      expect: 'override',
    },
    {
      name: 'two a week in week 9 (ESK-04 speaks)',
      order: spray(56, { courseWeek: 9, sessionsIn7Days: 2 }),
      expect: 'none',
    },
    {
      name: 'acute suicidality (ESK-06 speaks)',
      order: spray(84, { courseWeek: 5, sessionsIn7Days: 2, indication: 'MDSI' }),
      expect: 'none',
    },
    { name: 'week not known', order: spray(56), expect: 'unknown' },
    { name: 'frequency not known', order: spray(56, { courseWeek: 6 }), expect: 'unknown' },
  ],
});
