import { Decimal } from '@titrate/quantity';
import { measure, mg } from '../measure.ts';
import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, undecided } from '../rule.ts';
import { given } from './orders.ts';

const firstSoft = threshold('>', 0.5, 'mg/kg', 'IM-01', 'default');
const hardPerKg = threshold('>', 1, 'mg/kg', 'IM-01', 'default');
const hardTotal = threshold('>', 100, 'mg', 'IM-01', 'default');

export const imDose = ketamineRule({
  id: 'IM-01',
  title: 'Dose of an intramuscular session',
  appliesTo: { product: 'ketamine', routes: ['IM'] },
  severity: 'block',
  relaxable: true,
  thresholds: { firstSoft, hardPerKg, hardTotal },
  sources: [
    { key: 'E-KAP', mark: 'read' },
    { key: 'IM-01', mark: 'default' },
  ],
  rationale: 'An injection cannot be switched off once given. All injections of one session count together.',
  patientText: 'An injection works fast and cannot be stopped, so the dose is kept within a set range.',
  inputs: ['doseMgPerKg', 'doseMg', 'weight', 'context.sessionNumber', 'context.earlierTodayMg'],
  evaluate: ({ request, steps }, { firstSoft, hardPerKg, hardTotal }) => {
    const { sessionNumber, earlierTodayMg } = request.context;
    const total = mg(steps.orderedMg.value.plus(earlierTodayMg ?? Decimal.zero));
    const perKg = measure(total.value.over(steps.dosingWeight.kg.value), 'mg/kg');
    if (meets(total, hardTotal))
      return fires('block', `${say(total)} in the session is above ${sayLimit(hardTotal)}.`);
    if (meets(perKg, hardPerKg))
      return fires('block', `${say(perKg)} in the session is above ${sayLimit(hardPerKg)}.`);
    if (!meets(perKg, firstSoft)) return CLEAR;
    const text = `${say(perKg)} is above ${sayLimit(firstSoft)}, the limit for a first injection`;
    if (sessionNumber === undefined) {
      return undecided('override', `${text}; which session this is was not given.`, 'context.sessionNumber');
    }
    return sessionNumber === 1 ? fires('override', `${text}.`) : CLEAR;
  },
  cases: [
    { name: 'first at 0.5 mg/kg', order: given('IM', {}, { sessionNumber: 1 }), expect: 'none' },
    {
      name: 'first at 0.51 mg/kg',
      order: given('IM', { doseMgPerKg: 0.51 }, { sessionNumber: 1 }),
      expect: 'override',
    },
    {
      name: 'later at 0.51 mg/kg',
      order: given('IM', { doseMgPerKg: 0.51 }, { sessionNumber: 2 }),
      expect: 'none',
    },
    { name: '0.51 mg/kg, session not known', order: given('IM', { doseMgPerKg: 0.51 }), expect: 'unknown' },
    { name: '1 mg/kg later', order: given('IM', { doseMgPerKg: 1 }, { sessionNumber: 2 }), expect: 'none' },
    {
      name: '1.01 mg/kg later',
      order: given('IM', { doseMgPerKg: 1.01 }, { sessionNumber: 2 }),
      expect: 'block',
    },
    { name: '100 mg in 120 kg', order: given('IM', heavy(100), { sessionNumber: 2 }), expect: 'none' },
    { name: '100.1 mg in 120 kg', order: given('IM', heavy(100.1), { sessionNumber: 2 }), expect: 'block' },
    {
      name: 'two injections that together pass the limit',
      order: given('IM', {}, { sessionNumber: 2, earlierTodayMg: 40.8 }),
      expect: 'block',
    },
    {
      name: 'two injections within the limit',
      order: given('IM', {}, { sessionNumber: 2, earlierTodayMg: 40 }),
      expect: 'none',
    },
  ],
});

function heavy(doseMg: number) {
  return { doseMgPerKg: undefined, doseMg, weight: { kg: 120, kind: 'actual' } };
}
