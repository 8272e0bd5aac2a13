import { ROUTES } from '../request.ts';
import { CLEAR, fires, ketamineRule, unassessed, undecided } from '../rule.ts';
import { iv } from './orders.ts';

const READY = { completed: true, stopEvent: false, benefit: 'partial', prescriberNote: true };

export const titrationStep = ketamineRule({
  id: 'DO-005',
  title: 'A higher dose than last time needs a good reason',
  appliesTo: { product: 'ketamine', routes: ROUTES },
  severity: 'override',
  relaxable: false,
  thresholds: {},
  sources: [{ key: 'DO-005', mark: 'default' }],
  rationale:
    'A step up is for someone whose last session ran to its end without a stop and helped too little. It does not judge the size of the step; IV-03 does.',
  patientText: 'Your dose is raised only after your last session has been looked at.',
  inputs: ['doseMgPerKg', 'context.previousMgPerKg', 'context.previousSession'],
  evaluate: ({ request, steps }) => {
    const { previousMgPerKg, previousSession, sessionNumber } = request.context;
    if (previousMgPerKg === undefined) {
      return sessionNumber === 1 ? CLEAR : unassessed('context.previousMgPerKg');
    }
    if (steps.orderedMgPerKg.value.compare(previousMgPerKg) <= 0) return CLEAR;
    if (previousSession === undefined) {
      return undecided(
        'override',
        'Higher than the last dose, and how the last session went was not given.',
        'context.previousSession',
      );
    }
    const { completed, stopEvent, benefit, prescriberNote } = previousSession;
    const why = [
      ...(completed ? [] : ['the last session was not completed']),
      ...(stopEvent ? ['the last session was stopped'] : []),
      ...(benefit === 'response' ? ['the last dose brought a response'] : []),
      ...(prescriberNote ? [] : ['there is no prescriber note']),
    ];
    return why.length === 0
      ? CLEAR
      : fires('override', `Higher than the last dose, although ${why.join(', ')}.`);
  },
  cases: [
    {
      name: 'a step up after a completed session with partial benefit and a note',
      order: iv({}, { previousMgPerKg: 0.4, previousSession: READY }),
      expect: 'none',
    },
    {
      name: 'the same dose again',
      order: iv({}, { previousMgPerKg: 0.5 }),
      expect: 'none',
    },
    {
      name: 'a step up after a session that was stopped',
      order: iv({}, { previousMgPerKg: 0.49, previousSession: { ...READY, stopEvent: true } }),
      expect: 'override',
    },
    {
      name: 'a step up after a session that was not completed',
      order: iv({}, { previousMgPerKg: 0.4, previousSession: { ...READY, completed: false } }),
      expect: 'override',
    },
    {
      name: 'a step up although the last dose brought a response',
      order: iv({}, { previousMgPerKg: 0.4, previousSession: { ...READY, benefit: 'response' } }),
      expect: 'override',
    },
    {
      name: 'a step up without a note',
      order: iv({}, { previousMgPerKg: 0.4, previousSession: { ...READY, prescriberNote: false } }),
      expect: 'override',
    },
    {
      name: 'a step up and nothing known of the last session',
      order: iv({}, { previousMgPerKg: 0.4 }),
      expect: 'unknown',
    },
    { name: 'nothing known of the last dose', order: iv(), expect: 'unknown' },
    { name: 'a first session', order: iv({}, { sessionNumber: 1 }), expect: 'none' },
  ],
});
