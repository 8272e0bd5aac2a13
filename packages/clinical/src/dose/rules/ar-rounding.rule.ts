import { percentChange } from '../arithmetic.ts';
import { measure } from '../measure.ts';
import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, unassessed } from '../rule.ts';
import { iv } from './orders.ts';

const alert = threshold('>', 2, '%', 'AR-ROUNDING', 'default');
const hard = threshold('>', 5, '%', 'AR-ROUNDING', 'default');

export const roundingKeepsTheDose = ketamineRule({
  id: 'AR-ROUNDING',
  title: 'Rounding keeps the dose',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'block',
  relaxable: false,
  thresholds: { alert, hard },
  sources: [{ key: 'AR-ROUNDING', mark: 'default' }],
  rationale:
    'A syringe and a pump have steps. What they give after rounding must stay close to what was ordered; a weaker vial or another volume brings it closer.',
  patientText: 'We check that what is drawn up is what was ordered.',
  inputs: ['doseMg', 'doseMgPerKg', 'vialMgPerMl', 'finalMl', 'durationMin'],
  evaluate: ({ steps }, { alert, hard }) => {
    if (steps.roundingPercent === null) return unassessed('vialMgPerMl');
    const pumped = steps.pumpedMg === null ? null : percentChange(steps.orderedMg, steps.pumpedMg);
    const worst = [steps.roundingPercent, pumped]
      .filter((percent) => percent !== null)
      .map((percent) => measure(percent.value.absolute(), '%'))
      .reduce((a, b) => (a.value.compare(b.value) >= 0 ? a : b));
    const shown = `Rounded, the dose differs by ${say(measure(worst.value.round(2), '%'))} from the order`;
    if (meets(worst, hard)) return fires('block', `${shown}, more than ${sayLimit(hard)}.`);
    return meets(worst, alert) ? fires('caution', `${shown}, more than ${sayLimit(alert)}.`) : CLEAR;
  },
  cases: [
    {
      name: 'TV-3: 46.875 mg drawn as 47 mg',
      order: iv({ doseMgPerKg: 0.75, weight: { kg: 62.5, kind: 'actual' }, vialMgPerMl: 10, finalMl: 50 }),
      expect: 'none',
    },
    {
      name: '102 mg drawn as 100 mg, 1.96 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 102, vialMgPerMl: 100, finalMl: undefined }),
      expect: 'none',
    },
    {
      name: '25 mg drawn as 24.5 mg, exactly 2 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 25, vialMgPerMl: 24.5, finalMl: undefined }),
      expect: 'none',
    },
    {
      name: '104 mg drawn as 100 mg, 3.8 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 104, vialMgPerMl: 100, finalMl: undefined }),
      expect: 'caution',
    },
    {
      name: '10.5 mg drawn as 11 mg of the strong vial, 4.8 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 10.5, vialMgPerMl: 100, finalMl: undefined }),
      expect: 'caution',
    },
    {
      name: '9.5 mg drawn as 10 mg of the strong vial, 5.3 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 9.5, vialMgPerMl: 100, finalMl: undefined }),
      expect: 'block',
    },
    {
      name: '4 mg drawn as 4.2 mg, exactly 5 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 4, vialMgPerMl: 105, finalMl: undefined }),
      expect: 'caution',
    },
    {
      name: '4 mg drawn as 4.204 mg, 5.1 %',
      order: iv({ doseMgPerKg: undefined, doseMg: 4, vialMgPerMl: 105.1, finalMl: undefined }),
      expect: 'block',
    },
    {
      name: 'a pump rate so slow that its step matters',
      order: iv({ doseMgPerKg: 0.5, finalMl: 2.08, durationMin: 240 }),
      expect: 'caution',
    },
    { name: 'nothing drawn up', order: iv({ vialMgPerMl: undefined }), expect: 'unknown' },
  ],
});
