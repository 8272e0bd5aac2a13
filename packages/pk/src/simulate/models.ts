import { signalNames } from '../compile/compile-model.ts';
import { varianceOf } from '../compile/parameters.ts';
import type {
  CovariateRule,
  FlowDefinition,
  Mark,
  ModelDefinition,
  OutputDefinition,
  ParameterDefinition,
  ResidualDefinition,
  Sourced,
  StudiedDoses,
} from '../models/definition.ts';
import { DEFINITIONS } from '../models/registry.ts';
import { modelVersion } from './model-version.ts';

/** A model as people read it: what it is, whom it was studied in, and how far each number was checked. */
export interface ModelSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly drug: string;
  readonly routes: readonly string[];
  readonly outputs: readonly string[];
  readonly samplingSite: string;
  readonly sampling: Sourced;
  readonly population: ModelDefinition['population'];
  readonly studiedDoses: readonly StudiedDoses[];
  readonly citation: string;
  readonly behindMarks: ModelDefinition['behindMarks'];
  readonly hasVariability: boolean;
  readonly parameters: readonly ({ readonly name: string } & Sourced &
    Pick<ParameterDefinition, 'value' | 'unit' | 'meaning'> & {
      readonly covariates: readonly CovariateRule[];
    })[];
  /** Between-subject deviations by name; variance on their own scale. */
  readonly etas: readonly ({
    readonly name: string;
    readonly scale: string;
    readonly omega2: number;
  } & Sourced)[];
  readonly covariances: ModelDefinition['variability']['covariances'];
  readonly betweenOccasion: readonly ({ readonly name: string; readonly omega2: number } & Sourced)[];
  readonly residuals: readonly ({ readonly output: string } & ResidualDefinition)[];
  /** Amounts per minute from state to state. */
  readonly flows: readonly FlowDefinition[];
  /** How each output is read from the states, in ng/mL per mg. */
  readonly readings: readonly ({ readonly output: string } & OutputDefinition)[];
  readonly inputs: ModelDefinition['routes'];
  readonly devices?: ModelDefinition['devices'];
  /** How many parameters carry each mark. */
  readonly marks: Readonly<Partial<Record<Mark, number>>>;
  /** Measurement scatter in words. */
  readonly residual: string;
  readonly defects: readonly string[];
}

function summarise(definition: ModelDefinition): ModelSummary {
  const marks: Partial<Record<Mark, number>> = {};
  for (const { mark } of Object.values(definition.parameters)) marks[mark] = (marks[mark] ?? 0) + 1;
  const residuals = Object.entries(definition.residual).map(([output, residual]) => ({
    output,
    ...residual,
  }));
  return {
    id: definition.id,
    version: modelVersion(definition),
    title: definition.title,
    drug: definition.drug,
    routes: Object.keys(definition.routes),
    outputs: signalNames(definition),
    samplingSite: definition.samplingSite,
    sampling: definition.sampling,
    population: definition.population,
    studiedDoses: definition.studiedDoses,
    citation: definition.citation,
    behindMarks: definition.behindMarks,
    hasVariability: Object.keys(definition.variability.etas).length > 0,
    parameters: Object.entries(definition.parameters).map(
      ([name, { value, unit, meaning, mark, source, covariates }]) => ({
        name,
        value,
        unit,
        meaning,
        mark,
        source,
        covariates: covariates ?? [],
      }),
    ),
    etas: Object.entries(definition.variability.etas).map(([name, eta]) => ({
      name,
      scale: eta.scale,
      omega2: varianceOf(eta),
      mark: eta.mark,
      source: eta.source,
    })),
    covariances: definition.variability.covariances,
    betweenOccasion: Object.entries(definition.betweenOccasion ?? {}).map(([name, occasion]) => ({
      name,
      ...occasion,
    })),
    residuals,
    flows: definition.flows,
    readings: Object.entries(definition.outputs).map(([output, reading]) => ({ output, ...reading })),
    inputs: definition.routes,
    ...(definition.devices === undefined ? {} : { devices: definition.devices }),
    marks,
    residual:
      residuals.length === 0
        ? 'not known for this set'
        : `proportional SD ${residuals.map((r) => `${r.proportional} (${r.output})`).join(', ')}`,
    defects: definition.defects,
  };
}

/** Every model, with provenance: `titrate simulate --models`. */
export const MODELS: readonly ModelSummary[] = DEFINITIONS.map(summarise);

export function modelById(id: string): ModelSummary | undefined {
  return MODELS.find((model) => model.id === id);
}
