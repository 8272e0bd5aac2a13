import { OLDER_FROM_YEARS } from '../../limits.ts';
import {
  CLEAR,
  fires,
  ketamineRule,
  meets,
  numberMeets,
  say,
  sayLimit,
  threshold,
  undecided,
} from '../rule.ts';
import { iv } from './orders.ts';

const soft = threshold('>', 0.5, 'mg/kg', 'IV-02', 'default');
const older = threshold('>=', OLDER_FROM_YEARS, 'a', 'IV-02', 'default');
const asa = threshold('>=', 3, 'class', 'IV-02', 'default');

export const ivDoseInFrailty = ketamineRule({
  id: 'IV-02',
  title: 'A lower dose for older, frail or ill people',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'override',
  relaxable: false,
  thresholds: { soft, older, asa },
  sources: [
    { key: 'E-AUS', mark: 'read' },
    { key: 'IV-02', mark: 'default' },
  ],
  rationale:
    'People of 65 and over, frail people and those with heart disease or ASA class 3 have larger blood-pressure surges; 0.2 to 0.4 mg/kg was used to start them.',
  patientText: 'Because of your age or health we start with a lower dose.',
  inputs: [
    'doseMgPerKg',
    'context.ageYears',
    'context.frail',
    'context.asaClass',
    'context.stableHeartDisease',
  ],
  evaluate: ({ request, steps }, { soft, older, asa }) => {
    const dose = steps.orderedMgPerKg;
    if (!meets(dose, soft)) return CLEAR;
    const { ageYears, frail, asaClass, stableHeartDisease } = request.context;
    const reasons = [
      ...(ageYears !== undefined && numberMeets(ageYears, older) ? [`age ${older.value} or over`] : []),
      ...(frail === true ? ['frailty'] : []),
      ...(asaClass !== undefined && numberMeets(asaClass, asa) ? [`ASA class ${asa.value} or more`] : []),
      ...(stableHeartDisease === true ? ['heart disease'] : []),
    ];
    if (reasons.length > 0) {
      return fires('override', `${say(dose)} is above ${sayLimit(soft)} with ${reasons.join(', ')}.`);
    }
    const asked = { ageYears, frail, asaClass, stableHeartDisease };
    const missing = Object.entries(asked).filter(([, value]) => value === undefined);
    return missing.length === 0
      ? CLEAR
      : undecided(
          'override',
          `${say(dose)} is above ${sayLimit(soft)}, the limit with age, frailty, ASA class or heart disease; not all of these are known.`,
          ...missing.map(([name]) => `context.${name}`),
        );
  },
  cases: [
    { name: 'age 64, fit, 0.6 mg/kg', order: iv({ doseMgPerKg: 0.6 }, fit(64)), expect: 'none' },
    { name: 'age 65, fit, 0.6 mg/kg', order: iv({ doseMgPerKg: 0.6 }, fit(65)), expect: 'override' },
    { name: 'age 66, fit, 0.6 mg/kg', order: iv({ doseMgPerKg: 0.6 }, fit(66)), expect: 'override' },
    { name: 'age 65, 0.5 mg/kg', order: iv({}, fit(65)), expect: 'none' },
    { name: 'age 65, 0.51 mg/kg', order: iv({ doseMgPerKg: 0.51 }, fit(65)), expect: 'override' },
    { name: 'frail at 40', order: iv({ doseMgPerKg: 0.6 }, { ...fit(40), frail: true }), expect: 'override' },
    { name: 'ASA class 2', order: iv({ doseMgPerKg: 0.6 }, { ...fit(40), asaClass: 2 }), expect: 'none' },
    { name: 'ASA class 3', order: iv({ doseMgPerKg: 0.6 }, { ...fit(40), asaClass: 3 }), expect: 'override' },
    {
      name: 'stable heart disease',
      order: iv({ doseMgPerKg: 0.6 }, { ...fit(40), stableHeartDisease: true }),
      expect: 'override',
    },
    { name: 'nothing known of the person', order: iv({ doseMgPerKg: 0.6 }), expect: 'unknown' },
  ],
});

function fit(ageYears: number) {
  return { ageYears, frail: false, asaClass: 1, stableHeartDisease: false };
}
