import { Decimal } from '@titrate/quantity';
import { CLEAR, fires, ketamineRule, meets, orderMeets, threshold, undecided } from '../rule.ts';
import { iv } from './orders.ts';

const strong = threshold('>=', 100, 'mg/mL', 'K1', 'read');
const times = threshold('<', 2, 'x draw volume', 'K1', 'read');

export const strongVialDiluted = ketamineRule({
  id: 'AR-02',
  title: 'The strong vial is diluted before it goes into a vein',
  appliesTo: { product: 'ketamine', routes: ['IV'] },
  severity: 'block',
  relaxable: false,
  thresholds: { strong, times },
  sources: [
    { key: 'K1', mark: 'read' },
    { key: 'S-INP', mark: 'read' },
  ],
  rationale:
    'The label forbids 100 mg per mL undiluted by vein: at least an equal volume of water, saline or dextrose 5 % is added, and it is used at once.',
  patientText: 'The medicine is diluted before it goes into your vein.',
  inputs: ['vialMgPerMl', 'finalMl', 'diluentMl', 'drawMl'],
  evaluate: ({ request, steps }, { strong, times }) => {
    if (request.vial === undefined || !meets(request.vial, strong)) return CLEAR;
    if (steps.finalMl === null || steps.drawMl === null) {
      return undecided(
        'block',
        '100 mg per mL must be diluted for the vein, and the final volume was not given.',
        'finalMl',
      );
    }
    const least = steps.drawMl.value.times(Decimal.of(times.value));
    return orderMeets(steps.finalMl.value.compare(least), times)
      ? fires('block', '100 mg per mL must be diluted with at least an equal volume for the vein.')
      : CLEAR;
  },
  cases: [
    { name: '0.4 mL made up to 0.79 mL', order: iv({ vialMgPerMl: 100, finalMl: 0.79 }), expect: 'block' },
    { name: '0.4 mL made up to 0.8 mL', order: iv({ vialMgPerMl: 100, finalMl: 0.8 }), expect: 'none' },
    { name: '0.4 mL made up to 0.81 mL', order: iv({ vialMgPerMl: 100, finalMl: 0.81 }), expect: 'none' },
    {
      name: '0.4 mL added to 0.39 mL',
      order: iv({ vialMgPerMl: 100, finalMl: undefined, diluentMl: 0.39 }),
      expect: 'block',
    },
    {
      name: 'the final volume not known',
      order: iv({ vialMgPerMl: 100, finalMl: undefined }),
      expect: 'unknown',
    },
    { name: '50 mg per mL undiluted', order: iv({ finalMl: 0.8 }), expect: 'none' },
    { name: 'no vial chosen', order: iv({ vialMgPerMl: undefined }), expect: 'none' },
  ],
});
