import { band, titledItems } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const wsas: Instrument = {
  id: 'wsas',
  version: '1.0.0',
  title: 'Work and Social Adjustment Scale',
  shortTitle: 'WSAS',
  measures: 'Impairment in daily life',
  respondent: 'patient',
  recall: 'now',
  items: titledItems({ min: 0, max: 8 }, [
    'Work',
    'Home management',
    'Social leisure',
    'Private leisure',
    'Close relationships',
  ]),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 40, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('subclinical', 0, 9, 'Below the clinical range', 'Little effect on daily life'),
      band('moderate', 10, 20, 'Moderate impairment', 'Daily life is clearly harder'),
      band('severe', 21, 40, 'Severe impairment', 'Daily life is much harder'),
    ],
  },
  flags: [],
  cadence: 'Intake and end of induction',
  notes: ['Work that does not apply stays unanswered: no total then, show the items.'],
  patientNotes: ['If work does not apply to you, leave that question empty.'],
  licence: {
    class: 'C',
    holder: 'I. M. Marks',
    credit: '© Isaac Marks. Used with permission obtained by the clinic.',
    mark: 'known',
  },
  citations: ['Mundt et al. Br J Psychiatry 2002;180:461–464', 'Zahra et al. 2014'],
  loinc: {},
  claims: [{ about: 'bands, meaningful change of 8', mark: 'known', source: 'Zahra 2014' }],
};
