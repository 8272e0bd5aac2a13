import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, undecided } from '../rule.ts';
import { iv } from './orders.ts';

const alarm = threshold('>', 0.03, 'mg/kg/min', 'IV-05', 'default');
const hard = threshold('>', 0.05, 'mg/kg/min', 'IV-05', 'default');

export const ivRate = ketamineRule({
  id: 'IV-05',
  title: 'Rate of a psychiatric infusion',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'block',
  relaxable: true,
  thresholds: { alarm, hard },
  sources: [
    { key: 'K2', mark: 'read' },
    { key: 'IV-05', mark: 'default' },
  ],
  rationale:
    'The usual rate is 0.0125 mg/kg/min. The ceiling in the label belongs to anaesthesia and must never be reached; these limits lie far below it.',
  patientText: 'The pump runs at a slow, checked rate.',
  inputs: ['doseMgPerKg', 'doseMg', 'weight', 'durationMin', 'vialMgPerMl'],
  evaluate: ({ steps }, { alarm, hard }) => {
    const rate = steps.rateMgPerKgPerMin;
    if (rate === null) {
      return undecided('block', 'The rate cannot be checked without a duration.', 'durationMin');
    }
    if (meets(rate, hard)) return fires('block', `${say(rate)} is above ${sayLimit(hard)}.`);
    return meets(rate, alarm) ? fires('override', `${say(rate)} is above ${sayLimit(alarm)}.`) : CLEAR;
  },
  cases: [
    { name: '0.0125 mg/kg/min', order: iv(), expect: 'none' },
    { name: '0.03 mg/kg/min', order: iv({ doseMgPerKg: 1.2, vialMgPerMl: undefined }), expect: 'none' },
    {
      name: 'just above 0.03 mg/kg/min',
      order: iv({ doseMgPerKg: 1.2, durationMin: 39.9, vialMgPerMl: undefined }),
      expect: 'override',
    },
    { name: '0.05 mg/kg/min', order: iv({ doseMgPerKg: 2 }), expect: 'override' },
    { name: 'just above 0.05 mg/kg/min', order: iv({ doseMgPerKg: 2, durationMin: 39.9 }), expect: 'block' },
    { name: 'no duration', order: iv({ durationMin: undefined }), expect: 'unknown' },
  ],
});
