import { CLEAR, fires, ketamineRule, meets, say, threshold, unassessed, undecided } from '../rule.ts';
import { given } from './orders.ts';

const gluteal = threshold('>', 5, 'mL', 'IM-04', 'known');
const deltoid = threshold('>', 2, 'mL', 'IM-04', 'known');
const weakest = threshold('<', 50, 'mg/mL', 'IM-04', 'known');

export const imVolume = ketamineRule({
  id: 'IM-04',
  title: 'Volume and strength of an intramuscular injection',
  appliesTo: { product: 'ketamine', routes: ['IM'] },
  severity: 'caution',
  relaxable: false,
  thresholds: { gluteal, deltoid, weakest },
  sources: [{ key: 'IM-04', mark: 'known' }],
  rationale:
    'A muscle takes only so much: 5 mL in the buttock, 2 mL in the upper arm. Stronger vials keep the volume small.',
  patientText: 'The injection is kept small so that it is comfortable.',
  inputs: ['vialMgPerMl', 'drawMl', 'context.injectionSite'],
  evaluate: ({ request, steps }, { gluteal, deltoid, weakest }) => {
    if (request.vial === undefined || steps.drawMl === null) return unassessed('vialMgPerMl');
    const { injectionSite } = request.context;
    if (meets(request.vial, weakest)) {
      return fires('caution', 'Intramuscular injections use 50 or 100 mg per mL.');
    }
    if (meets(steps.drawMl, gluteal))
      return fires('caution', `${say(steps.drawMl)} is more than one site takes.`);
    if (!meets(steps.drawMl, deltoid) || injectionSite === 'gluteal') return CLEAR;
    const text = `${say(steps.drawMl)} is more than the upper arm takes.`;
    return injectionSite === 'deltoid'
      ? fires('caution', text)
      : undecided('caution', `${text} The site was not given.`, 'context.injectionSite');
  },
  cases: [
    {
      name: '2 mL in the upper arm',
      order: given('IM', drawn(2), { injectionSite: 'deltoid' }),
      expect: 'none',
    },
    {
      name: '2.1 mL in the upper arm',
      order: given('IM', drawn(2.1), { injectionSite: 'deltoid' }),
      expect: 'caution',
    },
    {
      name: '5 mL in the buttock',
      order: given('IM', drawn(5), { injectionSite: 'gluteal' }),
      expect: 'none',
    },
    {
      name: '5.1 mL in the buttock',
      order: given('IM', drawn(5.1), { injectionSite: 'gluteal' }),
      expect: 'caution',
    },
    { name: '2.1 mL, site not known', order: given('IM', drawn(2.1)), expect: 'unknown' },
    { name: '10 mg per mL', order: given('IM', { vialMgPerMl: 10 }), expect: 'caution' },
    { name: '50 mg per mL', order: given('IM', { vialMgPerMl: 50 }), expect: 'none' },
    { name: '100 mg per mL', order: given('IM', { vialMgPerMl: 100 }), expect: 'none' },
    { name: 'strength not known', order: given('IM'), expect: 'unknown' },
  ],
});

function drawn(ml: number) {
  return { doseMgPerKg: undefined, doseMg: ml * 50, vialMgPerMl: 50 };
}
