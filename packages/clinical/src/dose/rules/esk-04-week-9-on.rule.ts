import { CLEAR, esketamineRule, fires, numberMeets, threshold, unassessed, undecided } from '../rule.ts';
import { spray } from './orders.ts';

const fromWeek = threshold('>=', 9, 'wk', 'L1', 'read');
const weeklyBelow = threshold('<', 14, 'd', 'L1', 'read');

export const eskWeek9On = esketamineRule({
  id: 'ESK-04',
  title: 'Esketamine as seldom as holds the benefit, from week 9',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'override',
  relaxable: false,
  thresholds: { fromWeek, weeklyBelow },
  sources: [
    { key: 'L1', mark: 'read' },
    { key: 'L3', mark: 'read' },
  ],
  rationale:
    'From week 9 the label gives a session every two weeks or every week, the least that holds remission or response.',
  patientText: 'Later you come as seldom as keeps you well.',
  inputs: [
    'context.courseWeek',
    'context.hoursSinceLastSession',
    'context.frequencyReason',
    'context.indication',
  ],
  evaluate: ({ request }, { fromWeek, weeklyBelow }) => {
    const { courseWeek, hoursSinceLastSession, frequencyReason, indication } = request.context;
    if (indication === 'MDSI') return CLEAR;
    if (courseWeek === undefined) return unassessed('context.courseWeek');
    if (!numberMeets(courseWeek, fromWeek) || frequencyReason === true) return CLEAR;
    if (hoursSinceLastSession === undefined) {
      return undecided(
        'override',
        'From week 9 more often than every 2 weeks needs a reason; the time since the last session was not given.',
        'context.hoursSinceLastSession',
      );
    }
    return numberMeets(hoursSinceLastSession / 24, weeklyBelow)
      ? fires(
          'override',
          `From week ${fromWeek.value}, more often than every ${weeklyBelow.value} days needs a reason.`,
        )
      : CLEAR;
  },
  cases: [
    {
      name: 'weekly in week 8',
      order: spray(56, { courseWeek: 8, hoursSinceLastSession: 168 }),
      expect: 'none',
    },
    {
      name: 'weekly in week 9',
      order: spray(56, { courseWeek: 9, hoursSinceLastSession: 168 }),
      expect: 'override',
    },
    {
      name: 'weekly in week 10',
      order: spray(56, { courseWeek: 10, hoursSinceLastSession: 168 }),
      expect: 'override',
    },
    {
      name: 'weekly in week 9 with a reason',
      order: spray(56, { courseWeek: 9, hoursSinceLastSession: 168, frequencyReason: true }),
      expect: 'none',
    },
    {
      name: '13.9 days after',
      order: spray(56, { courseWeek: 12, hoursSinceLastSession: 335 }),
      expect: 'override',
    },
    {
      name: '14 days after',
      order: spray(56, { courseWeek: 12, hoursSinceLastSession: 336 }),
      expect: 'none',
    },
    { name: 'time since the last not known', order: spray(56, { courseWeek: 12 }), expect: 'unknown' },
    {
      name: 'acute suicidality (ESK-06 speaks)',
      order: spray(84, { courseWeek: 9, indication: 'MDSI' }),
      expect: 'none',
    },
    { name: 'week not known', order: spray(56), expect: 'unknown' },
  ],
});
