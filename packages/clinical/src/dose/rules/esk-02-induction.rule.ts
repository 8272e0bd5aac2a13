import { CLEAR, esketamineRule, fires, numberMeets, threshold, unassessed, undecided } from '../rule.ts';
import { spray } from './orders.ts';

const perWeek = threshold('>', 2, 'sessions in 7 d', 'L1', 'read');
const dayOne = threshold('=', 84, 'mg', 'L1', 'read');

export const eskInduction = esketamineRule({
  id: 'ESK-02',
  title: 'Esketamine, first weeks',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'block',
  relaxable: false,
  thresholds: { perWeek, dayOne },
  sources: [
    { key: 'L1', mark: 'read' },
    { key: 'L3', mark: 'read' },
  ],
  rationale:
    'The label begins at 56 mg for treatment-resistant depression and gives two sessions a week at most. With acute suicidality the label starts at 84 mg; that is ESK-06.',
  patientText: 'You start with the lower dose, at most twice a week.',
  inputs: ['doseMg', 'context.sessionsIn7Days', 'context.sessionNumber', 'context.indication'],
  evaluate: ({ request }, { perWeek }) => {
    const { sessionsIn7Days, sessionNumber, indication } = request.context;
    if (sessionsIn7Days !== undefined && numberMeets(sessionsIn7Days, perWeek)) {
      return fires('block', `More than ${perWeek.value} esketamine sessions in 7 days.`);
    }
    const high = numberMeets(request.ordered.amount.value.toNumber(), dayOne);
    const could = high && (sessionNumber ?? 1) === 1 && (indication ?? 'TRD') === 'TRD';
    if (could && sessionNumber === 1 && indication === 'TRD') {
      return fires(
        'override',
        '84 mg on day 1: the label starts at 56 mg in treatment-resistant depression.',
      );
    }
    if (could) {
      return undecided(
        'override',
        '84 mg: the label starts at 56 mg in treatment-resistant depression; session number and indication are not both known.',
        ...(sessionNumber === undefined ? ['context.sessionNumber'] : []),
        ...(indication === undefined ? ['context.indication'] : []),
      );
    }
    return sessionsIn7Days === undefined && sessionNumber !== 1
      ? unassessed('context.sessionsIn7Days')
      : CLEAR;
  },
  cases: [
    { name: 'day 1 at 56 mg', order: spray(56, { sessionNumber: 1, indication: 'TRD' }), expect: 'none' },
    { name: 'day 1 at 84 mg', order: spray(84, { sessionNumber: 1, indication: 'TRD' }), expect: 'override' },
    {
      name: 'day 1 at 84 mg with acute suicidality',
      order: spray(84, { sessionNumber: 1, indication: 'MDSI' }),
      expect: 'none',
    },
    {
      name: 'second session at 84 mg',
      order: spray(84, { sessionNumber: 2, indication: 'TRD', sessionsIn7Days: 2 }),
      expect: 'none',
    },
    { name: '84 mg, session not known', order: spray(84, { indication: 'TRD' }), expect: 'unknown' },
    {
      name: '84 mg on day 1, indication not known',
      order: spray(84, { sessionNumber: 1 }),
      expect: 'unknown',
    },
    {
      name: '2 sessions in 7 days',
      order: spray(56, { sessionNumber: 2, sessionsIn7Days: 2 }),
      expect: 'none',
    },
    {
      name: '3 sessions in 7 days',
      order: spray(56, { sessionNumber: 3, sessionsIn7Days: 3 }),
      expect: 'block',
    },
    { name: '56 mg, no history', order: spray(56), expect: 'unknown' },
  ],
});
