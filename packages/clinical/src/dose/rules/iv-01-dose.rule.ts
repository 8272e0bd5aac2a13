import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, undecided } from '../rule.ts';
import { given, iv, pain } from './orders.ts';

const firstSoft = threshold('>', 0.5, 'mg/kg', 'IV-01', 'default');
const hard = threshold('>', 1, 'mg/kg', 'IV-01', 'default');

export const ivDose = ketamineRule({
  id: 'IV-01',
  title: 'Dose of a psychiatric infusion',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'block',
  relaxable: true,
  thresholds: { firstSoft, hard },
  sources: [
    { key: 'E-AND4', mark: 'read' },
    { key: 'E-AUS', mark: 'read' },
    { key: 'IV-01', mark: 'default' },
  ],
  rationale:
    'Half a milligram per kilogram over 40 minutes is the best-studied start, and the trials that went higher stopped at one. Going above either must be meant.',
  patientText: 'Your first dose is a careful one. Later doses follow how you did.',
  inputs: ['doseMgPerKg', 'doseMg', 'weight', 'context.sessionNumber'],
  evaluate: ({ request, steps }, { firstSoft, hard }) => {
    const dose = steps.orderedMgPerKg;
    if (meets(dose, hard))
      return fires('block', `${say(dose)} is above ${sayLimit(hard)}, the limit for an infusion.`);
    if (!meets(dose, firstSoft)) return CLEAR;
    const { sessionNumber } = request.context;
    if (sessionNumber === undefined) {
      return undecided(
        'override',
        `${say(dose)} is above ${sayLimit(firstSoft)}, the limit for a first infusion; which session this is was not given.`,
        'context.sessionNumber',
      );
    }
    return sessionNumber === 1
      ? fires('override', `${say(dose)} is above ${sayLimit(firstSoft)}, the limit for a first infusion.`)
      : CLEAR;
  },
  cases: [
    {
      name: 'first infusion at 0.49 mg/kg',
      order: iv({ doseMgPerKg: 0.49 }, { sessionNumber: 1 }),
      expect: 'none',
    },
    { name: 'first infusion at 0.5 mg/kg', order: iv({}, { sessionNumber: 1 }), expect: 'none' },
    {
      name: 'first infusion at 0.51 mg/kg',
      order: iv({ doseMgPerKg: 0.51 }, { sessionNumber: 1 }),
      expect: 'override',
    },
    {
      name: 'second infusion at 0.51 mg/kg',
      order: iv({ doseMgPerKg: 0.51 }, { sessionNumber: 2 }),
      expect: 'none',
    },
    {
      name: '0.51 mg/kg in a session of unknown number',
      order: iv({ doseMgPerKg: 0.51 }),
      expect: 'unknown',
    },
    { name: '0.99 mg/kg later on', order: iv({ doseMgPerKg: 0.99 }, { sessionNumber: 5 }), expect: 'none' },
    { name: '1 mg/kg later on', order: iv({ doseMgPerKg: 1 }, { sessionNumber: 5 }), expect: 'none' },
    { name: '1.01 mg/kg later on', order: iv({ doseMgPerKg: 1.01 }, { sessionNumber: 5 }), expect: 'block' },
    {
      name: 'the same by milligrams',
      order: iv({ doseMgPerKg: undefined, doseMg: 80.1 }, { sessionNumber: 5 }),
      expect: 'block',
    },
    { name: 'a pain infusion of 1.4 mg/kg', order: pain(), expect: 'none' },
    { name: 'another route', order: given('PO', { doseMgPerKg: 1.2 }), expect: 'none' },
  ],
});
