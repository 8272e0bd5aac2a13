/** How far a number was checked: V1 read in the paper or label, V2 in a traced transcription whose exposures were reproduced, V3 in public program sources, U unverified, A assumed here. */
export type Mark = 'V1' | 'V2' | 'V3' | 'U' | 'A';

/** Units as published. They are converted once, to litres, minutes and milligrams. */
export type ParameterUnit = 'L' | 'L/kg' | 'L/h' | 'L/min' | '1/h' | '1/min' | 'h' | 'min' | '1';

/** Where a number comes from: work, DOI where known, place in it, and how far it was checked. What is not known is said. */
export interface Sourced {
  readonly mark: Mark;
  readonly source: string;
}

export type CovariateRule = Sourced &
  (
    | {
        readonly kind: 'power';
        readonly of: 'weightKg';
        /** kg at which the printed value holds. */
        readonly reference: number;
        readonly exponent: number;
      }
    /** Adds `perYear` (in the parameter's own unit) for each year above `aboveYears`. */
    | {
        readonly kind: 'per-year-above';
        readonly aboveYears: number;
        readonly perYear: number;
      }
    | {
        readonly kind: 'factor';
        readonly when: 'asian' | 'japanese';
        readonly factor: number;
      }
  );

export interface ParameterDefinition extends Sourced {
  readonly value: number;
  readonly unit: ParameterUnit;
  /** What it stands for in the body, in a few words. */
  readonly meaning: string;
  readonly covariates?: readonly CovariateRule[];
  /** Name of the between-subject deviation that acts on this parameter. */
  readonly eta?: string;
}

export interface EtaDefinition extends Sourced {
  readonly scale: 'log' | 'logit';
  /** Variance on the scale above, or the published coefficient of variation, from which it is ln(1 + CV²). */
  readonly spread: { readonly omega2: number } | { readonly cvPercent: number };
}

export interface Covariance extends Sourced {
  readonly between: readonly [string, string];
  /** On the scale of the two deviations, like their variances. */
  readonly value: number;
}

/** Scatter from one dosing of a person to the next: variance on the log scale. */
export interface OccasionDefinition extends Sourced {
  readonly omega2: number;
}

/** Scatter of a measurement around the person's own curve. */
export interface ResidualDefinition extends Sourced {
  /** SD as a fraction of the level, read as SD on the log scale. */
  readonly proportional: number;
  /** SD that is there at every level. */
  readonly additiveNmolPerMl?: number;
}

/** Doses that people of the study were given. Outside them the result carries a warning. */
export interface StudiedDoses extends Sourced {
  readonly routes: readonly Route[];
  /** Lowest and highest, in mg of base within one session; `null` where the source gives none we have read. */
  readonly mg: readonly [number, number] | null;
  readonly description: string;
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
  /** What one device holds, in mg of base. */
  readonly deviceMg: { readonly value: number } & Sourced;
  /** A device later than this after the one before starts a new session. */
  readonly newSessionAfterMin: { readonly value: number } & Sourced;
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
  readonly sampling: Sourced;
  readonly population: {
    readonly description: string;
    readonly subjects: number | null;
    readonly mark: Mark;
    readonly source: string;
    /** Outside these the result carries a warning. `null` where the source does not say. */
    readonly ageYears: readonly [number, number] | null;
    readonly weightKg: readonly [number, number] | null;
    /** Of the two ranges. */
    readonly ranges: Sourced;
  };
  readonly studiedDoses: readonly StudiedDoses[];
  /** What public material stands behind each mark that is not our own reading of the paper, by name, or that no name is known. */
  readonly behindMarks: Readonly<Partial<Record<'V2' | 'V3', string>>>;
  readonly parameters: Readonly<Record<string, ParameterDefinition>>;
  readonly variability: {
    readonly etas: Readonly<Record<string, EtaDefinition>>;
    readonly covariances: readonly Covariance[];
    /** Said with every band. */
    readonly caution?: string;
  };
  /** Variances (log scale) of one dosing of a person around their own mean, by parameter. Part of the bands, but for durations. */
  readonly betweenOccasion?: Readonly<Record<string, OccasionDefinition>>;
  /** Measurement scatter per output; empty where none is known. Never added to the bands, only used to fit measured levels. */
  readonly residual: Readonly<Record<string, ResidualDefinition>>;
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
