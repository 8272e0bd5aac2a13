import { CLEAR, esketamineRule, fires, say, threshold } from '../rule.ts';
import { spray } from './orders.ts';

const device = threshold('=', 28, 'mg', 'L1', 'read');

export const wholeDevices = esketamineRule({
  id: 'ESK-01',
  title: 'Esketamine comes in whole devices',
  appliesTo: { product: 'esketamine', routes: ['IN'] },
  severity: 'block',
  relaxable: false,
  thresholds: { device },
  sources: [
    { key: 'L1', mark: 'read' },
    { key: 'L7', mark: 'read' },
  ],
  rationale: 'A device holds 28 mg in two sprays and cannot be divided. A dose is one, two or three of them.',
  patientText: 'The nasal spray comes in single-use devices.',
  inputs: ['doseMg'],
  evaluate: ({ request, devices }) =>
    devices === null
      ? fires('block', `${say(request.ordered.amount)} is not one, two or three devices of 28 mg.`)
      : CLEAR,
  cases: [
    { name: '28 mg', order: spray(28), expect: 'none' },
    { name: '56 mg', order: spray(56), expect: 'none' },
    { name: '84 mg', order: spray(84), expect: 'none' },
    { name: '27 mg', order: spray(27), expect: 'block' },
    { name: '57 mg', order: spray(57), expect: 'block' },
    { name: '83.9 mg', order: spray(83.9), expect: 'block' },
    { name: '112 mg', order: spray(112), expect: 'block' },
  ],
});
