import type { Mark } from '../vocabulary.ts';
/**
 * What an instrument is, as data. Scoring, forms, charts and exports all read these definitions;
 * nothing about a single instrument lives anywhere else.
 */
import type { FlagCode } from './flags.ts';
import type { InstrumentId } from './ids.ts';

/** A raw answer as printed on the form; `null` is unanswered, skipped or not asked. Yes is 1, no is 0. */
export type Answer = number | null;

/** How far a statement was verified: read in the source, professional knowledge, or our own choice. */
export type { Mark };

/** A LOINC term code, and whether it was seen in a LOINC source. */
export interface LoincCode {
  readonly code: string;
  readonly mark: 'verified' | 'unverified';
}

/** The whole numbers an item accepts: `min` to `max`, without those in `except`. */
export interface Values {
  readonly min: number;
  readonly max: number;
  readonly except?: readonly number[];
}

export interface Option {
  readonly value: number;
  readonly label: string;
  /** LOINC answer code (`LA…`). */
  readonly loinc?: LoincCode;
}

/** When an item is put to the person. `item` counts from 0. Without a condition it is always asked. */
export type AskedWhen =
  | { readonly kind: 'answer-is'; readonly item: number; readonly value: number }
  | { readonly kind: 'answer-is-not'; readonly item: number; readonly value: number }
  | { readonly kind: 'count-of-yes'; readonly items: readonly number[]; readonly atLeast: number }
  | { readonly kind: 'alternative-to'; readonly item: number };

export interface Item {
  /** Stable for ever: `1`, `6a`. With the instrument id it names the item in exports. */
  readonly id: string;
  /** Short, in our words: for clinicians, and for instruments whose wording we may not ship. */
  readonly title: string;
  /** Verbatim wording, only where the licence allows it to ship here. */
  readonly text?: string;
  readonly values: Values;
  /** Every allowed value with its words; absent where the answer is a plain number or the words are licensed. */
  readonly options?: readonly Option[];
  readonly loinc?: LoincCode;
  readonly askedWhen?: AskedWhen;
}

/** A question asked with the instrument but never part of the answers that are scored. */
export interface UnscoredItem {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  readonly options: readonly Option[];
  readonly loinc?: LoincCode;
}

/**
 * How gaps are treated. `all`: every item is needed. `mean`: up to `gaps` may be missing, the total is the
 * mean of the answered times the number of items, rounded half up, flagged `prorated`.
 */
export type Missing = { readonly kind: 'all' } | { readonly kind: 'mean'; readonly gaps: number };

export type Scoring =
  /** Adds the answers. `reversed` items count `max − answer`; `times` multiplies the sum. */
  | {
      readonly kind: 'sum';
      readonly missing: Missing;
      readonly reversed?: readonly number[];
      readonly times?: number;
      /** When this item is 0, the freed items may be empty and then count 0. */
      readonly zeroFrees?: { readonly item: number; readonly frees: readonly number[] };
      /** Adds points when `context.education_years` is at most this, never above `cap`. */
      readonly education?: { readonly yearsAtMost: number; readonly adds: number; readonly cap: number };
    }
  /** Mean of all items, every item needed. */
  | { readonly kind: 'mean'; readonly decimals: number }
  /** Sum in percent of the highest possible sum, one decimal, every item needed. */
  | { readonly kind: 'percent-of-maximum'; readonly maximum: number }
  /** Sum of all subscales; no total while one of them is unknown. */
  | { readonly kind: 'sum-of-subscales' }
  /** Scales stand beside each other and have no total. */
  | { readonly kind: 'scales-only' }
  /** A yes/no gate; closed means total 0, open means the count of yes over the rest, all needed. */
  | { readonly kind: 'gated-count' }
  /** Count of yes over `symptoms`; from `cut` on, the two impact questions decide the band. */
  | {
      readonly kind: 'symptoms-and-impact';
      readonly symptoms: number;
      readonly cut: number;
      readonly impactAtLeast: number;
    }
  /** Columbia triage points: a tier, no number. */
  | { readonly kind: 'triage' }
  /** Structured record without a score; `score` refuses it and says where to look. */
  | { readonly kind: 'not-scored'; readonly reason: string };

export type SubscaleRule =
  | { readonly kind: 'sum'; readonly items: readonly number[] }
  /** Highest answered item. */
  | { readonly kind: 'highest'; readonly items: readonly number[] }
  /** Mean of the answered, from `atLeast` answered on. */
  | {
      readonly kind: 'mean';
      readonly items: readonly number[];
      readonly atLeast: number;
      readonly decimals: number;
    }
  /** Mean answer moved onto 0–100, one decimal; `lowest` and `highest` are what one item can be. */
  | {
      readonly kind: 'rescaled';
      readonly items: readonly number[];
      readonly atLeast: number;
      readonly lowest: number;
      readonly highest: number;
      readonly reversed: boolean;
    }
  /** Sum in percent of `maximum`, one decimal. */
  | { readonly kind: 'percent'; readonly items: readonly number[]; readonly maximum: number }
  /** The total in percent of `maximum`, one decimal. */
  | { readonly kind: 'percent-of-total'; readonly maximum: number }
  /** Highest item number answered yes, else 0; never unknown. */
  | { readonly kind: 'highest-yes'; readonly items: readonly number[] };

export interface Subscale {
  readonly key: string;
  readonly title: string;
  readonly min: number;
  readonly max: number;
  readonly rule: SubscaleRule;
  readonly loinc?: LoincCode;
}

/** A named stretch of a score, both ends included. */
export interface Band {
  readonly code: string;
  readonly from: number;
  readonly to: number;
  /** For clinicians: a measurement, never a diagnosis. */
  readonly label: string;
  /** For patients: plain words, no diagnosis. */
  readonly patientLabel: string;
}

export interface Bands {
  /** What the bands are read from. `tier` bands are decided by the scoring itself. */
  readonly on:
    | { readonly kind: 'total' }
    | { readonly kind: 'item'; readonly item: number }
    | { readonly kind: 'subscale'; readonly key: string }
    | { readonly kind: 'tier' };
  readonly list: readonly Band[];
  /** Where the cut differs when `context.sex` is `male`. */
  readonly male?: readonly Band[];
}

export interface ItemThreshold {
  readonly item: number;
  readonly atLeast: number;
}

/** When a flag is raised. `item` rules look at whatever was answered, also on an unfinished form. */
export type FlagRule =
  | {
      readonly kind: 'total';
      readonly code: FlagCode;
      readonly atLeast?: number;
      readonly atMost?: number;
      readonly maleAtLeast?: number;
    }
  | { readonly kind: 'item'; readonly code: FlagCode; readonly item: number; readonly atLeast: number }
  /** Every criterion met on a fully answered form: at least `need` items reach their threshold. */
  | {
      readonly kind: 'criteria';
      readonly code: FlagCode;
      readonly criteria: readonly { readonly counts: readonly ItemThreshold[]; readonly need: number }[];
    }
  /** Any complete scale reaching the value, also on an unfinished form. */
  | {
      readonly kind: 'any-subscale';
      readonly code: FlagCode;
      readonly keys: readonly string[];
      readonly atLeast: number;
    }
  /** Every scale complete and at so much percent of its maximum, compared before rounding. */
  | {
      readonly kind: 'every-percent-scale';
      readonly code: FlagCode;
      readonly scales: readonly { readonly items: readonly number[]; readonly maximum: number }[];
      readonly atLeastPercent: number;
    }
  /** A group of items without any answer, also on an unfinished form. */
  | {
      readonly kind: 'empty-group';
      readonly code: FlagCode;
      readonly groups: readonly (readonly number[])[];
    };

/**
 * May the wording be shown? `included`: ships here. `content-package`: ships apart, the clinic can switch it
 * off. `bring-your-own`: the clinic imports the wording it holds a licence for. Score entry by a clinician
 * works in every case.
 */
export type TextPolicy = 'included' | 'content-package' | 'bring-your-own';

export interface Licence {
  /** A: verbatim may ship. B: verbatim under conditions, in its own package. C: titles and ranges only. */
  readonly class: 'A' | 'B' | 'C';
  readonly holder: string;
  /** Shown with every rendering and export. */
  readonly credit: string;
  readonly mark: Mark;
}

/** One statement of a definition, and how far it was verified. */
export interface Claim {
  readonly about: string;
  readonly mark: Mark;
  /** Key of the source list, or a citation. */
  readonly source?: string;
}

/** Another published form of the same instrument: recorded with the response, never mixed in a trend. */
export interface Variant {
  readonly id: string;
  readonly differs: string;
}

export interface Instrument {
  readonly id: InstrumentId;
  /** Of this definition: rises when meaning changes. Stored with every response. */
  readonly version: string;
  readonly title: string;
  readonly shortTitle: string;
  readonly measures: string;
  readonly respondent: 'patient' | 'clinician' | 'patient-or-clinician';
  readonly recall: string;
  /** Length of the window in days where there is one; two responses closer than this share data. */
  readonly recallDays?: number;
  readonly stem?: string;
  readonly items: readonly Item[];
  readonly unscored?: readonly UnscoredItem[];
  readonly scoring: Scoring;
  /** Smallest and largest total; absent where there is no numeric total. */
  readonly range?: { readonly min: number; readonly max: number; readonly decimals: 0 | 1 };
  readonly direction: 'higher-worse' | 'higher-better';
  readonly subscales: readonly Subscale[];
  readonly bands?: Bands;
  readonly flags: readonly FlagRule[];
  /** For people: when to ask it. */
  readonly cadence: string;
  /** For clinicians, beside the form and the result. */
  readonly notes: readonly string[];
  /** For patients, above the form. */
  readonly patientNotes?: readonly string[];
  readonly licence: Licence;
  readonly citations: readonly string[];
  readonly loinc: { readonly panel?: LoincCode; readonly total?: LoincCode };
  readonly claims: readonly Claim[];
  readonly variants?: readonly Variant[];
}

/** A measurement, not a diagnosis. */
export interface Score {
  readonly instrument: InstrumentId;
  readonly version: string;
  readonly total: number | null;
  readonly band: string | null;
  /** A set: order has no meaning. */
  readonly flags: readonly FlagCode[];
  readonly subscales: { readonly [key: string]: number | null };
}
