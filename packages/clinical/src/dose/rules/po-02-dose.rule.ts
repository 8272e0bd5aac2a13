import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, undecided } from '../rule.ts';
import { given } from './orders.ts';

const firstSoft = threshold('>', 1, 'mg/kg', 'PO-02', 'default');
const hard = threshold('>', 3, 'mg/kg', 'PO-02', 'default');

export const oralDose = ketamineRule({
  id: 'PO-02',
  title: 'Dose by mouth in the clinic',
  appliesTo: { product: 'ketamine', routes: ['PO', 'SL'] },
  severity: 'block',
  relaxable: true,
  thresholds: { firstSoft, hard },
  sources: [
    { key: 'E-OKT', mark: 'read' },
    { key: 'PO-02', mark: 'default' },
  ],
  rationale:
    'One open trial began at 0.5 mg/kg a week and rose to 3 mg/kg. How much is absorbed differs widely between people, so a first dose is low.',
  patientText: 'By mouth, people absorb very different amounts. Your first dose is low.',
  inputs: ['doseMgPerKg', 'doseMg', 'weight', 'context.sessionNumber'],
  evaluate: ({ request, steps }, { firstSoft, hard }) => {
    const dose = steps.orderedMgPerKg;
    if (meets(dose, hard)) return fires('block', `${say(dose)} is above ${sayLimit(hard)}.`);
    if (!meets(dose, firstSoft)) return CLEAR;
    const text = `${say(dose)} is above ${sayLimit(firstSoft)}, the limit for a first dose by mouth`;
    const { sessionNumber } = request.context;
    if (sessionNumber === undefined) {
      return undecided('override', `${text}; which session this is was not given.`, 'context.sessionNumber');
    }
    return sessionNumber === 1 ? fires('override', `${text}.`) : CLEAR;
  },
  cases: [
    {
      name: 'first at 1 mg/kg',
      order: given('PO', { doseMgPerKg: 1 }, { sessionNumber: 1 }),
      expect: 'none',
    },
    {
      name: 'first at 1.01 mg/kg',
      order: given('SL', { doseMgPerKg: 1.01 }, { sessionNumber: 1 }),
      expect: 'override',
    },
    {
      name: 'later at 1.01 mg/kg',
      order: given('PO', { doseMgPerKg: 1.01 }, { sessionNumber: 2 }),
      expect: 'none',
    },
    { name: '1.01 mg/kg, session not known', order: given('PO', { doseMgPerKg: 1.01 }), expect: 'unknown' },
    { name: '3 mg/kg later', order: given('PO', { doseMgPerKg: 3 }, { sessionNumber: 4 }), expect: 'none' },
    {
      name: '3.01 mg/kg later',
      order: given('SL', { doseMgPerKg: 3.01 }, { sessionNumber: 4 }),
      expect: 'block',
    },
  ],
});
