import { band, options } from '../parts.ts';
import type { Instrument } from '../types.ts';

export const msm: Instrument = {
  id: 'msm',
  version: '1.0.0',
  title: 'Maudsley Staging Method',
  shortTitle: 'MSM',
  measures: 'Stage of treatment resistance',
  respondent: 'clinician',
  recall: 'this episode',
  items: [
    {
      id: 'duration',
      title: 'Duration of the episode',
      values: { min: 1, max: 3 },
      options: options(
        [1, 'Acute, 12 months or less'],
        [2, 'Sub-acute, 13–24 months'],
        [3, 'Chronic, more than 24 months'],
      ),
    },
    {
      id: 'severity',
      title: 'Severity of symptoms',
      values: { min: 1, max: 5 },
      options: options(
        [1, 'Subsyndromal'],
        [2, 'Mild'],
        [3, 'Moderate'],
        [4, 'Severe without psychosis'],
        [5, 'Severe with psychosis'],
      ),
    },
    {
      id: 'failures',
      title: 'Antidepressants that failed',
      values: { min: 1, max: 5 },
      options: options(
        [1, '1–2 drugs'],
        [2, '3–4 drugs'],
        [3, '5–6 drugs'],
        [4, '7–10 drugs'],
        [5, 'More than 10 drugs'],
      ),
    },
    {
      id: 'augmentation',
      title: 'Augmentation tried',
      values: { min: 0, max: 1 },
      options: options([0, 'Not used'], [1, 'Used']),
    },
    {
      id: 'ect',
      title: 'ECT tried',
      values: { min: 0, max: 1 },
      options: options([0, 'Not used'], [1, 'Used']),
    },
  ],
  scoring: { kind: 'sum', missing: { kind: 'all' } },
  range: { min: 3, max: 15, decimals: 0 },
  direction: 'higher-worse',
  subscales: [],
  bands: {
    on: { kind: 'total' },
    list: [
      band('mild', 3, 6, 'Mild resistance', 'Few treatments have been tried without enough effect'),
      band('moderate', 7, 10, 'Moderate resistance', 'Several treatments have not helped enough'),
      band('severe', 11, 15, 'Severe resistance', 'Many treatments have not helped enough'),
    ],
  },
  flags: [],
  cadence: 'Intake',
  notes: [],
  licence: {
    class: 'A',
    holder: 'Fekadu, Donocik and Cleare',
    credit:
      'Maudsley Staging Method. Fekadu, Donocik, Cleare. BMC Psychiatry 2018;18:100. Open access, CC BY.',
    mark: 'read',
  },
  citations: [
    'Fekadu et al. J Clin Psychiatry 2009;70:177–184',
    'Fekadu, Donocik, Cleare. BMC Psychiatry 2018;18:100',
  ],
  loinc: {},
  claims: [
    { about: 'severity steps and bands', mark: 'read', source: 'BMC Psychiatry 2018, table 3' },
    { about: 'failures, augmentation, ECT', mark: 'known' },
  ],
};
