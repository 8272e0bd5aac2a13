import { deviate, deviationRules, inPublishedUnit } from '../compile/parameters.ts';
import type { ModelDefinition } from '../models/definition.ts';

/** A parameter that deviates between people, in the unit it was published in. */
export interface FittedParameter {
  readonly name: string;
  readonly unit: string;
  readonly meaning: string;
  /** Of the typical person with this subject's covariates. */
  readonly typical: number;
  readonly value: number;
  /** Where the value lies with 95 % probability, by the curvature at the estimate: 1.96 standard deviations of its deviation either way. */
  readonly range: readonly [number, number];
}

const SD_OF_95 = 1.96;

/** What the deviations of a fit mean as parameters. A deviation is normal on its own scale, so its range is not even around the value. */
export function fittedParameters(
  definition: ModelDefinition,
  typical: Float64Array,
  eta: Float64Array,
  sd: Float64Array,
): readonly FittedParameter[] {
  const rules = deviationRules(definition);
  const at = (sds: number): Float64Array => {
    const own = new Float64Array(typical.length);
    deviate(
      rules,
      typical,
      eta.map((value, k) => value + sds * (sd[k] ?? 0)),
      0,
      own,
    );
    return own;
  };
  const [low, value, high] = [at(-SD_OF_95), at(0), at(SD_OF_95)];
  const entries = Object.entries(definition.parameters);
  return rules.flatMap(({ parameter: index }) => {
    const [name, parameter] = entries[index] ?? [];
    if (name === undefined || parameter === undefined) return [];
    const { unit, meaning } = parameter;
    const published = (values: Float64Array): number => inPublishedUnit(values[index] ?? 0, unit);
    return {
      name,
      unit,
      meaning,
      typical: published(typical),
      value: published(value),
      range: [published(low), published(high)],
    };
  });
}
