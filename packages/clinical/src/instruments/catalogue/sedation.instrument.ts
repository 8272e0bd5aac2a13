/** MOAA/S and RASS: one observed value each. A clinic chooses one of them. */
import { band, options } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const moaas: Instrument = {
  id: 'moaas',
  version: '1.0.0',
  title: "Modified Observer's Assessment of Alertness/Sedation",
  shortTitle: 'MOAA/S',
  measures: 'Alertness; 5 is fully alert',
  respondent: 'clinician',
  recall: 'right now',
  items: [
    {
      id: '1',
      title: 'Response',
      values: { min: 0, max: 5 },
      options: options(
        [5, 'Responds readily to name in normal tone'],
        [4, 'Lethargic response to name in normal tone'],
        [3, 'Responds only after name is called loudly or repeatedly'],
        [2, 'Responds only after mild prodding or shaking'],
        [1, 'Responds only after painful stimulus'],
        [0, 'No response'],
      ),
    },
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 5, decimals: 0 },
  direction: 'higher-better',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('unresponsive', 0, 0, 'Unresponsive', 'Not responding'),
      band('deep', 1, 1, 'Deep sedation', 'Deeply asleep'),
      band('moderate', 2, 3, 'Moderate sedation', 'Very sleepy'),
      band('light', 4, 4, 'Light sedation', 'Sleepy'),
      band('none', 5, 5, 'Alert', 'Awake'),
    ],
  },
  flags: [{ kind: 'total', code: 'over_sedation', atMost: 3 }],
  cadence: 'Every 15 minutes with the vital signs until 5',
  notes: ['Choose MOAA/S or RASS for the clinic, not both.'],
  licence: { class: 'A', holder: 'none known', credit: 'MOAA/S. Chernik et al. 1990.', mark: 'known' },
  citations: ['Chernik et al. J Clin Psychopharmacol 1990;10:244–251'],
  loinc: {},
  claims: [{ about: 'over-sedation at 3 or below', mark: 'default' }],
};

export const rass: Instrument = {
  id: 'rass',
  version: '1.0.0',
  title: 'Richmond Agitation–Sedation Scale',
  shortTitle: 'RASS',
  measures: 'Sedation and agitation; 0 is alert and calm',
  respondent: 'clinician',
  recall: 'right now',
  items: [
    {
      id: '1',
      title: 'State',
      values: { min: -5, max: 4 },
      options: options(
        [4, 'Combative'],
        [3, 'Very agitated'],
        [2, 'Agitated'],
        [1, 'Restless'],
        [0, 'Alert and calm'],
        [-1, 'Drowsy'],
        [-2, 'Light sedation'],
        [-3, 'Moderate sedation'],
        [-4, 'Deep sedation'],
        [-5, 'Unarousable'],
      ),
    },
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: -5, max: 4, decimals: 0 },
  direction: 'higher-better',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('unarousable', -5, -5, 'Unarousable', 'Not responding'),
      band('deep_sedation', -4, -4, 'Deep sedation', 'Deeply asleep'),
      band('moderate_sedation', -3, -3, 'Moderate sedation', 'Very sleepy'),
      band('light_sedation', -2, -2, 'Light sedation', 'Sleepy'),
      band('drowsy', -1, -1, 'Drowsy', 'Drowsy'),
      band('alert', 0, 0, 'Alert and calm', 'Awake and calm'),
      band('restless', 1, 1, 'Restless', 'Restless'),
      band('agitated', 2, 2, 'Agitated', 'Agitated'),
      band('very_agitated', 3, 3, 'Very agitated', 'Very agitated'),
      band('combative', 4, 4, 'Combative', 'Very agitated'),
    ],
  },
  flags: [
    { kind: 'total', code: 'over_sedation', atMost: -3 },
    { kind: 'total', code: 'agitation', atLeast: 2 },
  ],
  cadence: 'Every 15 minutes with the vital signs, where the clinic uses it instead of MOAA/S',
  notes: [
    '0 is the goal: values on both sides are away from it.',
    'Choose MOAA/S or RASS for the clinic, not both.',
  ],
  licence: { class: 'A', holder: 'none known', credit: 'RASS. Sessler et al. 2002.', mark: 'known' },
  citations: ['Sessler et al. Am J Respir Crit Care Med 2002;166:1338–1344'],
  loinc: {},
  claims: [
    { about: 'levels', mark: 'read', source: 'fpnotebook' },
    { about: 'over-sedation at −3 or below, agitation from +2', mark: 'default' },
  ],
};
