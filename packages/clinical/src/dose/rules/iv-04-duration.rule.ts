import { CLEAR, fires, ketamineRule, meets, say, sayLimit, threshold, undecided } from '../rule.ts';
import { iv } from './orders.ts';

const soft = threshold('<', 40, 'min', 'IV-04', 'default');
const hard = threshold('<', 30, 'min', 'IV-04', 'default');
const hardFrom = threshold('>=', 0.5, 'mg/kg', 'IV-04', 'default');

export const ivDuration = ketamineRule({
  id: 'IV-04',
  title: 'Duration of a psychiatric infusion',
  appliesTo: { product: 'ketamine', routes: ['IV'], protocols: ['psychiatric'] },
  severity: 'block',
  relaxable: true,
  thresholds: { soft, hard, hardFrom },
  sources: [
    { key: 'E-AND4', mark: 'read' },
    { key: 'IV-04', mark: 'default' },
  ],
  rationale:
    'The same dose in less time gives a higher peak, with more dissociation and a steeper rise in blood pressure. Without a duration nothing about the rate is known.',
  patientText: 'Your infusion runs slowly, which is easier on your body.',
  inputs: ['durationMin', 'doseMgPerKg'],
  evaluate: ({ request, steps }, { soft, hard, hardFrom }) => {
    if (request.duration === undefined) {
      return undecided('block', 'The duration is missing, so the rate cannot be checked.', 'durationMin');
    }
    if (meets(request.duration, hard) && meets(steps.orderedMgPerKg, hardFrom)) {
      return fires(
        'block',
        `${say(request.duration)} is shorter than ${sayLimit(hard)} for ${say(steps.orderedMgPerKg)}.`,
      );
    }
    return meets(request.duration, soft)
      ? fires('override', `${say(request.duration)} is shorter than ${sayLimit(soft)}.`)
      : CLEAR;
  },
  cases: [
    { name: '41 min', order: iv({ durationMin: 41 }), expect: 'none' },
    { name: '40 min', order: iv(), expect: 'none' },
    { name: '39 min', order: iv({ durationMin: 39 }), expect: 'override' },
    { name: '30 min', order: iv({ durationMin: 30 }), expect: 'override' },
    { name: '29 min at 0.5 mg/kg', order: iv({ durationMin: 29 }), expect: 'block' },
    { name: '29 min at 0.51 mg/kg', order: iv({ durationMin: 29, doseMgPerKg: 0.51 }), expect: 'block' },
    { name: '29 min at 0.49 mg/kg', order: iv({ durationMin: 29, doseMgPerKg: 0.49 }), expect: 'override' },
    { name: 'no duration', order: iv({ durationMin: undefined }), expect: 'unknown' },
  ],
});
