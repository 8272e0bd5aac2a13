import type { Instrument } from '../types.ts';

export const athfSf: Instrument = {
  id: 'athf_sf',
  version: '1.0.0',
  title: 'Antidepressant Treatment History Form, short form',
  shortTitle: 'ATHF-SF',
  measures: 'Treatments tried in this episode, and which were adequate',
  respondent: 'clinician',
  recall: 'this episode',
  items: [],
  scoring: {
    kind: 'not-scored',
    reason: 'the ATHF is a list of treatments, not a sum; count its adequate failed trials instead',
  },
  direction: 'higher-worse',
  subscales: [],
  flags: [],
  cadence: 'Intake',
  notes: ['Two or more adequate failed trials is the usual definition of treatment resistance.'],
  licence: {
    class: 'C',
    holder: 'H. A. Sackeim and colleagues',
    credit: 'ATHF-SF. Sackeim et al. 2019. Used with permission obtained by the clinic.',
    mark: 'known',
  },
  citations: ['Sackeim et al. J Psychiatr Res 2019;113:125–136'],
  loinc: {},
  claims: [{ about: 'what is recorded and counted', mark: 'known' }],
};

/** One treatment course of the current episode, as the clinician judged it by the licensed form. */
export interface TreatmentTrial {
  readonly kind: 'medication' | 'ect' | 'neuromodulation';
  readonly name: string;
  /** Class of the medicine, such as `SSRI`; for the rest, left out. */
  readonly medicineClass?: string;
  /** At least the minimum dose for at least 4 weeks; `null` where nobody could tell. */
  readonly isAdequate: boolean | null;
  readonly outcome: 'failed' | 'partial' | 'helped' | 'unknown';
}

export interface TrialCount {
  readonly adequateFailed: number;
  readonly byClass: { readonly [medicineClass: string]: number };
  readonly ect: number;
  readonly neuromodulation: number;
  /** Medicines that may count but lack adequacy or outcome: not counted, and said so. */
  readonly undecided: number;
}

/**
 * Adequate medication trials that failed, by class; ECT and neuromodulation are listed apart. A course
 * whose adequacy or outcome is unknown is never counted as failed: it is reported as undecided.
 */
export function countAdequateTrials(trials: readonly TreatmentTrial[]): TrialCount {
  const byClass: { [medicineClass: string]: number } = {};
  let adequateFailed = 0;
  let undecided = 0;
  for (const trial of trials) {
    if (trial.kind !== 'medication') continue;
    if (trial.isAdequate === true && trial.outcome === 'failed') {
      const key = trial.medicineClass ?? 'unclassified';
      byClass[key] = (byClass[key] ?? 0) + 1;
      adequateFailed += 1;
    } else if (trial.isAdequate !== false && (trial.outcome === 'failed' || trial.outcome === 'unknown')) {
      undecided += 1;
    }
  }
  return {
    adequateFailed,
    byClass,
    ect: trials.filter((trial) => trial.kind === 'ect').length,
    neuromodulation: trials.filter((trial) => trial.kind === 'neuromodulation').length,
    undecided,
  };
}
