import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold } from '../rule.ts';
import { given } from './orders.ts';

const hard = threshold('>', 0.9, 'mg/kg', 'SQ-01', 'default');

export const scDose = ketamineRule({
  id: 'SQ-01',
  title: 'Dose of a subcutaneous injection',
  appliesTo: { product: 'ketamine', routes: ['SC'] },
  severity: 'block',
  relaxable: true,
  thresholds: { hard },
  sources: [
    { key: 'E-KADS', mark: 'read' },
    { key: 'SQ-01', mark: 'default' },
  ],
  rationale: 'The trial went from 0.5 to at most 0.9 mg/kg by response. Nothing above that was tried.',
  patientText: 'The injection under the skin has an upper limit.',
  inputs: ['doseMgPerKg', 'doseMg', 'weight'],
  evaluate: ({ steps }, { hard }) =>
    meets(steps.orderedMgPerKg, hard)
      ? fires('block', `${say(steps.orderedMgPerKg)} is above ${sayLimit(hard)}.`)
      : CLEAR,
  cases: [
    { name: '0.89 mg/kg', order: given('SC', { doseMgPerKg: 0.89 }), expect: 'none' },
    { name: '0.9 mg/kg', order: given('SC', { doseMgPerKg: 0.9 }), expect: 'none' },
    { name: '0.91 mg/kg', order: given('SC', { doseMgPerKg: 0.91 }), expect: 'block' },
    { name: '0.91 mg/kg by muscle', order: given('IM', { doseMgPerKg: 0.91 }), expect: 'none' },
  ],
});
