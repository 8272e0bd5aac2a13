import type { BatteryTrack } from '../instruments/batteries.ts';
import type { InstrumentId } from '../instruments/ids.ts';
import {
  INDICATIONS as CATALOGUE,
  type Indication as CatalogueIndication,
  type IndicationId,
} from '../rules/catalogue/indications.ts';

/** An indication of the catalogue with what a course of it needs: its words for patients and its instruments. */
export interface Indication extends CatalogueIndication<IndicationId> {
  /** For patients and the public. */
  readonly plainName: string;
  /** Which instruments of the batteries are asked, besides those that everyone gets. */
  readonly tracks: readonly BatteryTrack[];
  /** The measure by which the course is judged. */
  readonly targetInstrument: InstrumentId;
  /** Group of the indication as the dose rules ask for it. */
  readonly doseGroup: 'TRD' | 'MDSI' | 'psychiatric-other' | 'CRPS' | 'pain-other';
}

type Course = Pick<Indication, 'plainName' | 'tracks' | 'targetInstrument' | 'doseGroup'>;

const COURSES: Readonly<Record<IndicationId, Course>> = {
  trd: {
    plainName: 'Depression that other treatments have not helped',
    tracks: ['depression'],
    targetInstrument: 'phq9',
    doseGroup: 'TRD',
  },
  mdsi: {
    plainName: 'Severe depression with thoughts of suicide',
    tracks: ['depression'],
    targetInstrument: 'phq9',
    doseGroup: 'MDSI',
  },
  'bipolar-depression': {
    plainName: 'The low phase of bipolar disorder',
    tracks: ['depression', 'bipolar'],
    targetInstrument: 'phq9',
    doseGroup: 'psychiatric-other',
  },
  ptsd: {
    plainName: 'Post-traumatic stress',
    tracks: ['ptsd'],
    targetInstrument: 'pcl5',
    doseGroup: 'psychiatric-other',
  },
  'social-anxiety': {
    plainName: 'Strong fear of being with other people',
    tracks: ['anxiety', 'social-anxiety'],
    targetInstrument: 'lsas',
    doseGroup: 'psychiatric-other',
  },
  gad: {
    plainName: 'Constant worry',
    tracks: ['anxiety'],
    targetInstrument: 'gad7',
    doseGroup: 'psychiatric-other',
  },
  ocd: {
    plainName: 'Thoughts and acts that force themselves on you',
    tracks: ['ocd'],
    targetInstrument: 'ybocs',
    doseGroup: 'psychiatric-other',
  },
  crps: {
    plainName: 'Lasting pain in an arm or leg (CRPS)',
    tracks: ['pain'],
    targetInstrument: 'pain_nrs',
    doseGroup: 'CRPS',
  },
  'spinal-cord-injury-pain': {
    plainName: 'Pain after an injury of the spine',
    tracks: ['pain'],
    targetInstrument: 'pain_nrs',
    doseGroup: 'pain-other',
  },
  'other-chronic-pain': {
    plainName: 'Other lasting pain',
    tracks: ['pain'],
    targetInstrument: 'pain_nrs',
    doseGroup: 'pain-other',
  },
  'refractory-headache': {
    plainName: 'Hard-to-treat migraine or cluster headache',
    tracks: ['pain'],
    targetInstrument: 'pain_nrs',
    doseGroup: 'pain-other',
  },
};

export const INDICATIONS: readonly Indication[] = CATALOGUE.map((row) => ({ ...row, ...COURSES[row.id] }));
