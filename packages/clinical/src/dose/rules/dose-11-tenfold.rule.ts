import { Decimal } from '@titrate/quantity';
import { TENFOLD_HIGH, TENFOLD_LOW, tenfold } from '../guard.ts';
import type { KetamineDoseRequest, Route } from '../request.ts';
import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, threshold } from '../rule.ts';
import { given, iv, pain } from './orders.ts';

const referenceIv = threshold('=', 0.5, 'mg/kg', 'E-AND4', 'read');
const referenceIm = threshold('=', 0.5, 'mg/kg', 'E-KAP', 'read');
const referenceSc = threshold('=', 0.5, 'mg/kg', 'E-KADS', 'read');
const referenceOral = threshold('=', 0.5, 'mg/kg', 'E-OKT', 'read');
const referencePain = threshold('=', 1.4, 'mg/kg', 'G3', 'read');

/** The dose each protocol is studied at. A yardstick for slips of the decimal point, never a proposal. */
const REFERENCE: Readonly<Partial<Record<Route, number>>> = {
  IV: referenceIv.value,
  IM: referenceIm.value,
  SC: referenceSc.value,
  PO: referenceOral.value,
  SL: referenceOral.value,
};

export const tenfoldGuard = ketamineRule({
  id: 'DOSE-11',
  title: 'A slip of the decimal point',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'block',
  relaxable: false,
  thresholds: {
    high: TENFOLD_HIGH,
    low: TENFOLD_LOW,
    referenceIv,
    referenceIm,
    referenceSc,
    referenceOral,
    referencePain,
  },
  sources: [{ key: 'DOSE-11', mark: 'default' }],
  rationale:
    'Five times the usual or the last dose is a slip even where the absolute limits would let it pass. Low doses ask, since very low doses were studied too.',
  patientText: 'A dose far from the usual one is stopped and checked.',
  inputs: ['doseMg', 'doseMgPerKg', 'weight', 'context.previousMgPerKg'],
  evaluate: ({ request, steps }, { high, low }) => {
    const [finding] = tenfold(
      steps.orderedMgPerKg.value,
      [referenceOf(request), request.context.previousMgPerKg],
      { high, low },
    );
    return finding === undefined ? CLEAR : fires(finding.severity, finding.text);
  },
  cases: [
    { name: '2.49 mg/kg', order: iv({ doseMgPerKg: 2.49 }), expect: 'none' },
    { name: '2.5 mg/kg, five times the usual', order: iv({ doseMgPerKg: 2.5 }), expect: 'block' },
    { name: '5 mg/kg, tenfold', order: iv({ doseMgPerKg: 5 }), expect: 'block' },
    { name: '0.11 mg/kg', order: iv({ doseMgPerKg: 0.11 }), expect: 'none' },
    { name: '0.1 mg/kg, a fifth of the usual', order: iv({ doseMgPerKg: 0.1 }), expect: 'override' },
    { name: '0.05 mg/kg, a tenth', order: iv({ doseMgPerKg: 0.05 }), expect: 'override' },
    { name: 'five times the last dose', order: iv({}, { previousMgPerKg: 0.1 }), expect: 'block' },
    {
      name: 'a pain infusion of 6.9 mg/kg',
      order: pain({ doseMgPerKg: 6.9, vialMgPerMl: undefined }),
      expect: 'none',
    },
    {
      name: 'a pain infusion of 7 mg/kg',
      order: pain({ doseMgPerKg: 7, vialMgPerMl: undefined }),
      expect: 'block',
    },
    { name: 'no yardstick for this route', order: given('IN', { doseMgPerKg: 5 }), expect: 'none' },
  ],
});

function referenceOf(request: KetamineDoseRequest): Decimal | undefined {
  const value = request.protocol === 'pain' ? referencePain.value : REFERENCE[request.route];
  return value === undefined ? undefined : Decimal.of(value);
}
