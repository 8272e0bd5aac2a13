import { band, verified } from '../parts.ts';
import type { Instrument } from '../types.ts';
import { PHQ_LICENCE, PHQ_STEM } from './phq.ts';
import { PHQ9_ITEMS } from './phq9.instrument.ts';

export const phq2: Instrument = {
  id: 'phq2',
  version: '1.0.0',
  title: 'Patient Health Questionnaire, 2 items',
  shortTitle: 'PHQ-2',
  measures: 'Depressive symptoms, first look',
  respondent: 'patient',
  recall: 'last 2 weeks',
  recallDays: 14,
  stem: PHQ_STEM,
  items: PHQ9_ITEMS.slice(0, 2),
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 0, max: 6, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('negative', 0, 2, 'Screens negative', 'Few or no signs of low mood'),
      band('positive', 3, 6, 'Screens positive', 'Some signs of low mood: more questions will help'),
    ],
  },
  flags: [{ kind: 'total', code: 'positive_screen', atLeast: 3 }],
  cadence: 'First contact; a positive screen leads to the full PHQ-9',
  notes: [],
  licence: PHQ_LICENCE,
  citations: ['Kroenke et al. Med Care 2003;41:1284–1292'],
  loinc: { panel: verified('55757-9'), total: verified('55758-7') },
  claims: [{ about: 'cut of 3', mark: 'known' }],
};
