import { OLDER_FROM_YEARS } from '../../limits.ts';
import { CLEAR, esketamineRule, fires, numberMeets, threshold, unassessed, undecided } from '../rule.ts';
import { spray } from './orders.ts';

const older = threshold('>=', OLDER_FROM_YEARS, 'a', 'L7', 'read');
const start = threshold('>', 28, 'mg', 'L7', 'read');
const step = threshold('>', 28, 'mg', 'L7', 'read');

export const eskEuropeOlder = esketamineRule({
  id: 'ESK-07',
  title: 'Esketamine from 65 in Europe: start at 28 mg, steps of 28 mg',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'override',
  relaxable: false,
  thresholds: { older, start, step },
  sources: [{ key: 'L7', mark: 'read' }],
  rationale:
    'European texts start older people at one device and add one at a time. It speaks only where the clinic works under them.',
  patientText: 'From 65 the first dose is one device.',
  inputs: ['doseMg', 'context.region', 'context.ageYears', 'context.sessionNumber', 'context.previousMg'],
  evaluate: ({ request }, { older, start, step }) => {
    const { region, ageYears, sessionNumber, previousMg } = request.context;
    if (region !== 'EU') return CLEAR;
    const dose = request.ordered.amount.value;
    if (!numberMeets(dose.toNumber(), start)) return CLEAR;
    if (ageYears === undefined) {
      return undecided(
        'override',
        'Above 28 mg, and the age was not given; from 65 the start is 28 mg.',
        'context.ageYears',
      );
    }
    if (!numberMeets(ageYears, older)) return CLEAR;
    if (sessionNumber === 1) return fires('override', 'From 65 the first dose is 28 mg.');
    if (previousMg === undefined) return unassessed('context.previousMg');
    return numberMeets(dose.minus(previousMg).toNumber(), step)
      ? fires('override', 'From 65 the dose rises by 28 mg at a time.')
      : CLEAR;
  },
  cases: [
    {
      name: 'age 64 starts at 56 mg',
      order: spray(56, { region: 'EU', ageYears: 64, sessionNumber: 1 }),
      expect: 'none',
    },
    {
      name: 'age 65 starts at 28 mg',
      order: spray(28, { region: 'EU', ageYears: 65, sessionNumber: 1 }),
      expect: 'none',
    },
    {
      name: 'age 65 starts at 56 mg',
      order: spray(56, { region: 'EU', ageYears: 65, sessionNumber: 1 }),
      expect: 'override',
    },
    {
      name: 'age 66 starts at 56 mg',
      order: spray(56, { region: 'EU', ageYears: 66, sessionNumber: 1 }),
      expect: 'override',
    },
    {
      name: 'from 28 to 56 mg',
      order: spray(56, { region: 'EU', ageYears: 70, sessionNumber: 2, previousMg: 28 }),
      expect: 'none',
    },
    {
      name: 'from 28 to 84 mg',
      order: spray(84, { region: 'EU', ageYears: 70, sessionNumber: 2, previousMg: 28 }),
      expect: 'override',
    },
    {
      name: 'the last dose not known',
      order: spray(56, { region: 'EU', ageYears: 70, sessionNumber: 2 }),
      expect: 'unknown',
    },
    { name: 'the age not known', order: spray(56, { region: 'EU', sessionNumber: 1 }), expect: 'unknown' },
    {
      name: 'age 70 in the US',
      order: spray(56, { region: 'US', ageYears: 70, sessionNumber: 1 }),
      expect: 'none',
    },
  ],
});
