import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, undecided } from '../rule.ts';
import { iv, pain } from './orders.ts';

const soft = threshold('>', 0.5, 'mg/kg/h', 'PN-02', 'default');
const hard = threshold('>', 1, 'mg/kg/h', 'PN-02', 'default');

export const painRate = ketamineRule({
  id: 'PN-02',
  title: 'Rate of a pain infusion',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['pain'] },
  severity: 'block',
  relaxable: true,
  thresholds: { soft, hard },
  sources: [
    { key: 'G3', mark: 'read' },
    { key: 'PN-02', mark: 'default' },
  ],
  rationale:
    'The outpatient series ran 0.35 mg/kg/h for four hours. Pain infusions are limited by rate, because they run long.',
  patientText: 'The pump runs at a slow, checked rate.',
  inputs: ['doseMgPerKg', 'doseMg', 'weight', 'durationMin'],
  evaluate: ({ steps }, { soft, hard }) => {
    const rate = steps.rateMgPerKgPerH;
    if (rate === null)
      return undecided('block', 'The rate cannot be checked without a duration.', 'durationMin');
    if (meets(rate, hard)) return fires('block', `${say(rate)} is above ${sayLimit(hard)}.`);
    return meets(rate, soft) ? fires('override', `${say(rate)} is above ${sayLimit(soft)}.`) : CLEAR;
  },
  cases: [
    { name: '0.35 mg/kg/h', order: pain(), expect: 'none' },
    { name: '0.5 mg/kg/h', order: pain({ doseMgPerKg: 2, vialMgPerMl: undefined }), expect: 'none' },
    { name: '0.51 mg/kg/h', order: pain({ doseMgPerKg: 2.04, vialMgPerMl: undefined }), expect: 'override' },
    { name: '1 mg/kg/h', order: pain({ doseMgPerKg: 4, vialMgPerMl: undefined }), expect: 'override' },
    { name: '1.01 mg/kg/h', order: pain({ doseMgPerKg: 4.04, vialMgPerMl: undefined }), expect: 'block' },
    { name: 'no duration', order: pain({ durationMin: undefined }), expect: 'unknown' },
    { name: 'a psychiatric infusion', order: iv(), expect: 'none' },
  ],
});
