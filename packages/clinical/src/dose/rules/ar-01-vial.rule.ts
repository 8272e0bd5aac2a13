import { CLEAR, fires, ketamineRule, say, threshold, unassessed } from '../rule.ts';
import { given, iv } from './orders.ts';

const weak = threshold('=', 10, 'mg/mL', 'S-INP', 'read');
const middle = threshold('=', 50, 'mg/mL', 'S-INP', 'read');
const strong = threshold('=', 100, 'mg/mL', 'S-INP', 'read');
const STRENGTHS: readonly number[] = [weak.value, middle.value, strong.value];

export const vialStrength = ketamineRule({
  id: 'AR-01',
  title: 'Vial strengths that exist',
  appliesTo: { product: 'ketamine', routes: ['IV', 'IM', 'SC'] },
  severity: 'block',
  relaxable: false,
  thresholds: { weak, middle, strong },
  sources: [{ key: 'S-INP', mark: 'read' }],
  rationale:
    'Ketamine for injection comes as 10, 50 or 100 mg per mL of base. Any other figure is a slip, and a slip here is a tenfold dose. The strength is picked or scanned.',
  patientText: 'We check the label of every vial.',
  inputs: ['vialMgPerMl'],
  evaluate: ({ request }) => {
    if (request.vial === undefined) {
      return unassessed('vialMgPerMl');
    }
    return STRENGTHS.includes(request.vial.value.toNumber())
      ? CLEAR
      : fires('block', `${say(request.vial)} is not a vial strength: 10, 50 or 100 mg per mL.`);
  },
  cases: [
    { name: '10 mg per mL', order: iv({ vialMgPerMl: 10 }), expect: 'none' },
    { name: '50 mg per mL', order: iv(), expect: 'none' },
    { name: '100 mg per mL', order: iv({ vialMgPerMl: 100 }), expect: 'none' },
    { name: '9.9 mg per mL', order: iv({ vialMgPerMl: 9.9 }), expect: 'block' },
    { name: '51 mg per mL', order: iv({ vialMgPerMl: 51 }), expect: 'block' },
    { name: '101 mg per mL', order: given('IM', { vialMgPerMl: 101 }), expect: 'block' },
    { name: 'strength not chosen yet', order: iv({ vialMgPerMl: undefined }), expect: 'unknown' },
    { name: 'a solution by mouth', order: given('PO', { vialMgPerMl: 20 }), expect: 'none' },
  ],
});
