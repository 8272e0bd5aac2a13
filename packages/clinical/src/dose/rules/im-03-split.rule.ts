import { INJECTION_GAP_MIN } from '../../limits.ts';
import { CLEAR, fires, ketamineRule, numberMeets, threshold, unassessed, undecided } from '../rule.ts';
import { given } from './orders.ts';

const tooSoon = threshold('<', INJECTION_GAP_MIN, 'min', 'IM-03', 'default');
const soon = threshold('<', 20, 'min', 'IM-03', 'default');

export const imSplit = ketamineRule({
  id: 'IM-03',
  title: 'A second injection comes after the first has shown its effect',
  appliesTo: { product: 'ketamine', routes: ['IM'] },
  severity: 'override',
  relaxable: false,
  thresholds: { tooSoon, soon },
  sources: [{ key: 'IM-03', mark: 'default' }],
  rationale:
    'A second injection before the first has peaked stacks the two. The total of the session is IM-01.',
  patientText: 'If you have a second injection, it comes some minutes after the first.',
  inputs: ['context.earlierTodayMg', 'context.minutesSinceEarlier'],
  evaluate: ({ request }, { tooSoon, soon }) => {
    const { earlierTodayMg, minutesSinceEarlier } = request.context;
    if (earlierTodayMg === undefined) return unassessed('context.earlierTodayMg');
    if (earlierTodayMg.isZero()) return CLEAR;
    if (minutesSinceEarlier === undefined) {
      return undecided(
        'override',
        'A second injection, and the time since the first was not given.',
        'context.minutesSinceEarlier',
      );
    }
    if (numberMeets(minutesSinceEarlier, tooSoon))
      return fires('override', `Less than ${tooSoon.value} min since the first injection.`);
    return numberMeets(minutesSinceEarlier, soon)
      ? fires('caution', `Less than ${soon.value} min since the first injection.`)
      : CLEAR;
  },
  cases: [
    {
      name: '14 min after',
      order: given('IM', {}, { earlierTodayMg: 20, minutesSinceEarlier: 14 }),
      expect: 'override',
    },
    {
      name: '15 min after',
      order: given('IM', {}, { earlierTodayMg: 20, minutesSinceEarlier: 15 }),
      expect: 'caution',
    },
    {
      name: '19 min after',
      order: given('IM', {}, { earlierTodayMg: 20, minutesSinceEarlier: 19 }),
      expect: 'caution',
    },
    {
      name: '20 min after',
      order: given('IM', {}, { earlierTodayMg: 20, minutesSinceEarlier: 20 }),
      expect: 'none',
    },
    { name: 'no first injection', order: given('IM', {}, { earlierTodayMg: 0 }), expect: 'none' },
    {
      name: 'time since the first not known',
      order: given('IM', {}, { earlierTodayMg: 20 }),
      expect: 'unknown',
    },
    { name: 'not known whether there was a first', order: given('IM'), expect: 'unknown' },
  ],
});
