import type { ModelDefinition } from '../models/definition.ts';

/**
 * Where a request leaves the model as it was published. The version names the published numbers: whoever reads the
 * curve later must see that these were others, or that this is one person's course. A number given as it stands in
 * the model changes nothing and is not told.
 */
export function departures(
  definition: ModelDefinition,
  parameters: Readonly<Record<string, number>>,
  etas: Readonly<Record<string, number>>,
): readonly string[] {
  const changed = Object.entries(parameters)
    .filter(([name, value]) => value !== definition.parameters[name]?.value)
    .map(
      ([name, value]) => `changed-parameter: ${name} is ${value} by request, not as the model was published`,
    );
  const given = Object.entries(etas)
    .filter(([, value]) => value !== 0)
    .map(
      ([name, value]) =>
        `given-eta: ${name} deviates by ${value} on the ${definition.variability.etas[name]?.scale ?? 'log'} scale by request; this is one person’s course, not the typical one`,
    );
  return [...changed, ...given];
}
