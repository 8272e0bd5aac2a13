/** How far a number was checked: V1 read in the paper or label, V2 in a traced transcription whose exposures were reproduced, V3 in public program sources, U unverified, A assumed here. */
export type Mark = 'V1' | 'V2' | 'V3' | 'U' | 'A';

/** Units as published. They are converted once, to litres, minutes and milligrams. */
export type ParameterUnit = 'L' | 'L/kg' | 'L/h' | 'L/min' | '1/h' | '1/min' | 'h' | 'min' | '1';

export type CovariateRule =
  | {
      readonly kind: 'power';
      readonly of: 'weightKg';
      readonly reference: number;
      readonly exponent: number;
      readonly mark: Mark;
    }
  /** Adds `perYear` (in the parameter's own unit) for each year above `aboveYears`. */
  | {
      readonly kind: 'per-year-above';
      readonly aboveYears: number;
      readonly perYear: number;
      readonly mark: Mark;
    }
  | {
      readonly kind: 'factor';
      readonly when: 'asian' | 'japanese';
      readonly factor: number;
      readonly mark: Mark;
    };

export interface ParameterDefinition {
  readonly value: number;
  readonly unit: ParameterUnit;
  readonly mark: Mark;
  readonly source: string;
  readonly covariates?: readonly CovariateRule[];
  /** Name of the between-subject deviation that acts on this parameter. */
  readonly eta?: string;
}

export interface EtaDefinition {
  readonly scale: 'log' | 'logit';
  /** Variance on the scale above, or the published coefficient of variation, from which it is ln(1 + CV²). */
  readonly spread: { readonly omega2: number } | { readonly cvPercent: number };
  readonly mark: Mark;
  readonly source: string;
}

export interface Covariance {
  readonly between: readonly [string, string];
  readonly value: number;
  readonly mark: Mark;
}

export interface FlowDefinition {
  readonly from: string;
  /** `null` leaves the body, or becomes something the model does not follow. */
  readonly to: string | null;
  /** First-order rate, per minute, as an expression over the parameters. */
  readonly rate: string;
}

/** One way a dose enters: what fraction, where, and over how many minutes when the model says so. */
export interface InputDefinition {
  readonly into: string;
  readonly fraction: string;
  readonly overMin?: string;
}

export type Route = 'iv-bolus' | 'iv-infusion' | 'im' | 'sc' | 'nasal-device' | 'oral' | 'film';

export interface RouteDefinition {
  readonly inputs: readonly InputDefinition[];
  /** Inputs of the second and later devices of one session. */
  readonly laterDeviceInputs?: readonly InputDefinition[];
  /** Shown with every result that uses this route. */
  readonly caution?: string;
}

/** An output is either made of states, or the sum of other outputs. */
export type OutputDefinition =
  | { readonly of: readonly { readonly state: string; readonly ngPerMlPerMg: string }[] }
  | { readonly sumOf: readonly string[] };

export interface SessionDeviceRule {
  readonly deviceMg: number;
  /** A device later than this after the one before starts a new session. */
  readonly newSessionAfterMin: number;
  readonly mark: Mark;
}

/** A published model as data: no code, every number with unit, source and mark. */
export interface ModelDefinition {
  readonly id: string;
  /** Changes when a number or the structure changes; the result carries a hash beside it. */
  readonly version: string;
  readonly title: string;
  readonly drug: 'ketamine (racemic)' | 'esketamine';
  readonly citation: string;
  readonly samplingSite: string;
  readonly population: {
    readonly description: string;
    readonly subjects: number | null;
    /** Outside these the result carries a warning. `null` where the source does not say. */
    readonly ageYears: readonly [number, number] | null;
    readonly weightKg: readonly [number, number] | null;
    readonly mark: Mark;
  };
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly variability: {
    readonly etas: Readonly<Record<string, EtaDefinition>>;
    readonly covariances: readonly Covariance[];
    /** Said with every band. */
    readonly caution?: string;
  };
  /** Variances of a second dosing of the same person. Kept for the reader; not part of the bands. */
  readonly betweenOccasion?: Readonly<Record<string, number>>;
  /** Measurement scatter. Kept for the reader; never added to the bands. */
  readonly residual: string;
  /** The proportional part of it, SD on the log scale per output; only for fitting measured levels. */
  readonly residualSd: Readonly<Record<string, number>>;
  readonly states: readonly string[];
  readonly flows: readonly FlowDefinition[];
  readonly outputs: Readonly<Record<string, OutputDefinition>>;
  /** Output → name of the parameter that holds its equilibration rate. */
  readonly effectSites: Readonly<Record<string, string>>;
  readonly routes: Readonly<Partial<Record<Route, RouteDefinition>>>;
  readonly devices?: SessionDeviceRule;
  /** Outputs whose area under the curve must not be shown, with the reason. */
  readonly noAreaFor?: Readonly<Record<string, string>>;
  readonly defects: readonly string[];
}
