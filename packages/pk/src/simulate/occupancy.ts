import { EFFECT_PREFIX } from '../compile/compile-model.ts';
import type { ModelDefinition } from '../models/definition.ts';
import { bindingPerNgPerMl, type PotencySet } from '../models/potency.ts';

export interface OccupancyRule {
  /** Effect-site signals that bind, and how strongly per ng/mL. */
  readonly terms: readonly { readonly signal: string; readonly perNgPerMl: number }[];
}

/**
 * Which effect sites bind under a potency set: competitive, every species of the set that the model
 * follows. A model that follows only total ketamine is read as equal halves under a set of enantiomers.
 * Undefined when the set knows none of the model's parent drug.
 */
export function occupancyRule(definition: ModelDefinition, set: PotencySet): OccupancyRule | undefined {
  const sites = Object.keys(definition.effectSites);
  const terms = sites.flatMap((name) => {
    const potency = set.species[name];
    return potency === undefined
      ? []
      : [{ signal: EFFECT_PREFIX + name, perNgPerMl: bindingPerNgPerMl(potency) }];
  });
  if (terms.length > 0) return { terms };
  const s = set.species['esketamine'];
  const r = set.species['arketamine'];
  if (sites.includes('ketamine') && s !== undefined && r !== undefined) {
    const perNgPerMl = (bindingPerNgPerMl(s) + bindingPerNgPerMl(r)) / 2;
    return { terms: [{ signal: `${EFFECT_PREFIX}ketamine`, perNgPerMl }] };
  }
  return undefined;
}

/** x / (1 + x), x the sum of unbound effect-site levels over their affinities. */
export function occupancyOf(ratio: number): number {
  return ratio <= 0 ? 0 : ratio / (1 + ratio);
}
