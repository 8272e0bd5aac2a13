import { CLEAR, esketamineRule, fires, numberMeets, threshold, unassessed } from '../rule.ts';
import { spray } from './orders.ts';

const lastWeek = threshold('>', 4, 'wk', 'L3', 'read');

export const eskSuicidality = esketamineRule({
  id: 'ESK-06',
  title: 'Esketamine for depression with acute suicidality: four weeks',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'override',
  relaxable: false,
  thresholds: { lastWeek },
  sources: [{ key: 'L3', mark: 'read' }],
  rationale:
    'The label gives 84 mg twice a week for four weeks, 56 mg if not tolerated. Longer use has not been studied systematically.',
  patientText: 'For this reason the spray is planned for four weeks.',
  inputs: ['context.indication', 'context.courseWeek'],
  evaluate: ({ request }, { lastWeek }) => {
    const { indication, courseWeek } = request.context;
    if (indication === undefined) return unassessed('context.indication');
    if (indication !== 'MDSI') return CLEAR;
    if (courseWeek === undefined) return unassessed('context.courseWeek');
    return numberMeets(courseWeek, lastWeek)
      ? fires(
          'override',
          `Beyond ${lastWeek.value} weeks in depression with acute suicidality: not studied systematically.`,
        )
      : CLEAR;
  },
  cases: [
    { name: 'week 4', order: spray(84, { indication: 'MDSI', courseWeek: 4 }), expect: 'none' },
    { name: 'week 5', order: spray(84, { indication: 'MDSI', courseWeek: 5 }), expect: 'override' },
    {
      name: 'another indication in week 5',
      order: spray(84, { indication: 'TRD', courseWeek: 5 }),
      expect: 'none',
    },
    { name: 'week not known', order: spray(84, { indication: 'MDSI' }), expect: 'unknown' },
    { name: 'indication not known', order: spray(84, { courseWeek: 5 }), expect: 'unknown' },
  ],
});
