/** Aldrete and MPADSS: readiness to leave. Neither is enough alone; the clinic's own list counts too. */
import { band, options } from '../parts.ts';
import type { Bands, Instrument, Item } from '../types.ts';

const VALUES = { min: 0, max: 2 };
const item = (id: string, title: string, two: string, one: string, zero: string): Item => ({
  id,
  title,
  values: VALUES,
  options: options([2, two], [1, one], [0, zero]),
});

const READINESS: Bands = {
  on: { kind: 'total' },
  list: [
    band('not_ready', 0, 8, 'Not ready by this score', 'Please rest a little longer'),
    band('ready', 9, 10, 'Ready by this score', 'Ready by this score; staff check the rest'),
  ],
};
const NOT_ALONE = 'Discharge needs this score and the clinic list; a missing item is never ready.';

export const aldrete: Instrument = {
  id: 'aldrete',
  version: '1.0.0',
  title: 'Modified Aldrete score',
  shortTitle: 'Aldrete',
  measures: 'Recovery after sedation',
  respondent: 'clinician',
  recall: 'right now',
  items: [
    item('1', 'Activity on command', 'Moves four extremities', 'Moves two extremities', 'Moves none'),
    item('2', 'Respiration', 'Breathes deeply and coughs', 'Dyspnoea or limited breathing', 'Apnoea'),
    item(
      '3',
      'Circulation',
      'Blood pressure within 20 % of pre-dose',
      'Blood pressure 20–49 % from pre-dose',
      'Blood pressure 50 % or more from pre-dose',
    ),
    item('4', 'Consciousness', 'Awake', 'Rousable', 'Not responding'),
    item(
      '5',
      'Oxygen saturation',
      'Above 92 % on air',
      'Needs oxygen for more than 90 %',
      'Below 90 % with oxygen',
    ),
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 10, decimals: 0 },
  direction: 'higher-better',
  subscales: [],
  bands: READINESS,
  flags: [],
  cadence: 'Before discharge',
  notes: [NOT_ALONE],
  licence: {
    class: 'A',
    holder: 'none known',
    credit: 'Modified Aldrete score. Aldrete 1995.',
    mark: 'known',
  },
  citations: ['Aldrete. J Clin Anesth 1995;7:89–91'],
  loinc: {},
  claims: [{ about: 'items, ready from 9', mark: 'known' }],
};

export const mpadss: Instrument = {
  id: 'mpadss',
  version: '1.0.0',
  title: 'Modified Post-Anaesthetic Discharge Scoring System',
  shortTitle: 'MPADSS',
  measures: 'Readiness for discharge',
  respondent: 'clinician',
  recall: 'right now',
  items: [
    item(
      '1',
      'Vital signs',
      'Within 20 % of pre-dose',
      '20–40 % from pre-dose',
      'More than 40 % from pre-dose',
    ),
    item('2', 'Ambulation', 'Steady, no dizziness', 'With assistance', 'None, or dizzy'),
    item('3', 'Nausea and vomiting', 'Minimal', 'Moderate', 'Severe'),
    item('4', 'Pain', 'Minimal', 'Moderate', 'Severe'),
    item('5', 'Bleeding', 'Minimal', 'Moderate', 'Severe'),
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 10, decimals: 0 },
  direction: 'higher-better',
  subscales: [],
  bands: READINESS,
  flags: [],
  cadence: 'Before discharge',
  notes: [
    NOT_ALONE,
    'Bleeding is usually 2 in a ketamine clinic; it is still answered, not filled in.',
    'The older PADSS has other items and is another version.',
  ],
  licence: { class: 'A', holder: 'none known', credit: 'MPADSS. Chung et al. 1995.', mark: 'known' },
  citations: ['Chung et al. J Clin Anesth 1995;7:500–506'],
  loinc: {},
  claims: [{ about: 'items, ready from 9', mark: 'read', source: 'clinician.com, Chung' }],
  variants: [{ id: 'padss', differs: 'activity with mental status, pain with nausea, intake and output' }],
};
