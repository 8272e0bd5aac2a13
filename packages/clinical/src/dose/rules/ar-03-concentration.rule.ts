import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const high = threshold('>', 2, 'mg/mL', 'AR-03', 'default');
const low = threshold('<', 0.2, 'mg/mL', 'AR-03', 'default');

export const bagConcentration = ketamineRule({
  id: 'AR-03',
  title: 'Concentration of a bag or syringe',
  appliesTo: { product: 'ketamine', routes: ['IV'] },
  severity: 'override',
  relaxable: false,
  thresholds: { high, low },
  sources: [
    { key: 'AR-03', mark: 'known' },
    { key: 'AR-03', mark: 'default' },
  ],
  rationale: 'Between 0.2 and 2 mg per mL a slip of the pump stays small. A stronger mix needs its reason.',
  patientText: 'The medicine is thinned so that the pump can give it evenly.',
  inputs: ['finalMl', 'diluentMl', 'doseMg', 'doseMgPerKg'],
  evaluate: ({ steps }, { high, low }) => {
    const { concentration } = steps;
    if (concentration === null) return unassessed('finalMl');
    if (meets(concentration, high))
      return fires('override', `${say(concentration)} is above ${sayLimit(high)}: a reason is needed.`);
    return meets(concentration, low)
      ? fires('caution', `${say(concentration)} is below ${sayLimit(low)}, the usual range.`)
      : CLEAR;
  },
  cases: [
    { name: '2 mg per mL', order: iv({ finalMl: 20 }), expect: 'none' },
    { name: 'just above 2 mg per mL', order: iv({ finalMl: 19.9 }), expect: 'override' },
    { name: '0.2 mg per mL', order: iv({ finalMl: 200 }), expect: 'none' },
    { name: 'just below 0.2 mg per mL', order: iv({ finalMl: 201 }), expect: 'caution' },
    { name: 'final volume not known', order: iv({ finalMl: undefined }), expect: 'unknown' },
  ],
});
