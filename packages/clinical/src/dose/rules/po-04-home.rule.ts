import { CLEAR, fires, ketamineRule, unassessed } from '../rule.ts';
import { given } from './orders.ts';

export const noHomeDosing = ketamineRule({
  id: 'PO-04',
  title: 'No dosing at home',
  appliesTo: { product: 'ketamine', routes: ['PO', 'SL', 'IN'] },
  severity: 'block',
  relaxable: false,
  thresholds: {},
  sources: [{ key: 'FDA1', mark: 'read' }],
  rationale:
    'The regulator warns about compounded ketamine used at home without anyone watching. The home module is off unless a clinic enables it with all its conditions.',
  patientText: 'This treatment is given in the clinic, where someone watches over you.',
  inputs: ['context.setting'],
  evaluate: ({ request }) => {
    const { setting } = request.context;
    if (setting === undefined) return unassessed('context.setting');
    return setting === 'home' ? fires('block', 'Dosing at home is not enabled in this clinic.') : CLEAR;
  },
  cases: [
    { name: 'at home', order: given('SL', {}, { setting: 'home' }), expect: 'block' },
    { name: 'in the clinic', order: given('SL', {}, { setting: 'office' }), expect: 'none' },
    { name: 'place not known', order: given('PO'), expect: 'unknown' },
  ],
});
