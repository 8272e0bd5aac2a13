import { signalNames } from '../compile/compile-model.ts';
import { varianceOf } from '../compile/parameters.ts';
import { versionHash } from '../compile/version.ts';
import type { Mark, ModelDefinition } from '../models/definition.ts';
import { DEFINITIONS } from '../models/registry.ts';

/** A model as people read it: what it is, whom it was studied in, and how far each number was checked. */
export interface ModelSummary {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly drug: string;
  readonly routes: readonly string[];
  readonly outputs: readonly string[];
  readonly samplingSite: string;
  readonly population: ModelDefinition['population'];
  readonly citation: string;
  readonly hasVariability: boolean;
  readonly parameters: readonly {
    readonly name: string;
    readonly value: number;
    readonly unit: string;
    readonly mark: Mark;
    readonly source: string;
  }[];
  /** Between-subject deviations by name; variance on their own scale. */
  readonly etas: readonly {
    readonly name: string;
    readonly scale: string;
    readonly omega2: number;
    readonly mark: Mark;
  }[];
  /** How many parameters carry each mark. */
  readonly marks: Readonly<Partial<Record<Mark, number>>>;
  readonly residual: string;
  readonly defects: readonly string[];
}

function summarise(definition: ModelDefinition): ModelSummary {
  const marks: Partial<Record<Mark, number>> = {};
  for (const { mark } of Object.values(definition.parameters)) marks[mark] = (marks[mark] ?? 0) + 1;
  return {
    id: definition.id,
    version: `${definition.version}+${versionHash(definition)}`,
    title: definition.title,
    drug: definition.drug,
    routes: Object.keys(definition.routes),
    outputs: signalNames(definition),
    samplingSite: definition.samplingSite,
    population: definition.population,
    citation: definition.citation,
    hasVariability: Object.keys(definition.variability.etas).length > 0,
    parameters: Object.entries(definition.parameters).map(([name, { value, unit, mark, source }]) => ({
      name,
      value,
      unit,
      mark,
      source,
    })),
    etas: Object.entries(definition.variability.etas).map(([name, eta]) => ({
      name,
      scale: eta.scale,
      omega2: varianceOf(eta),
      mark: eta.mark,
    })),
    marks,
    residual: definition.residual,
    defects: definition.defects,
  };
}

/** Every model, with provenance: `titrate simulate --models`. */
export const MODELS: readonly ModelSummary[] = DEFINITIONS.map(summarise);

export function modelById(id: string): ModelSummary | undefined {
  return MODELS.find((model) => model.id === id);
}
