import { versionHash } from '../compile/version.ts';
import type { ModelDefinition } from '../models/definition.ts';
import { POTENCY_SETS, type PotencySet } from '../models/potency.ts';

/**
 * `<version>+<hash>`. The hash is of the whole model file and of the affinity sets, because occupancy is part
 * of a result: two results of one model with equal versions came from equal numbers.
 */
export function modelVersion(
  definition: ModelDefinition,
  affinities: readonly PotencySet[] = POTENCY_SETS,
): string {
  return `${definition.version}+${hashOf(definition, affinities)}`;
}

const known = new WeakMap<ModelDefinition, WeakMap<readonly PotencySet[], string>>();

/** A million requests ask for the same six. */
function hashOf(definition: ModelDefinition, affinities: readonly PotencySet[]): string {
  const withSets = known.get(definition) ?? new WeakMap<readonly PotencySet[], string>();
  known.set(definition, withSets);
  const found = withSets.get(affinities) ?? versionHash({ definition, affinities });
  withSets.set(affinities, found);
  return found;
}
