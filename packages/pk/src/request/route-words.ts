import type { ModelDefinition, Route } from '../models/definition.ts';
import { DEFINITIONS } from '../models/registry.ts';

export const ROUTES: readonly Route[] = [
  'iv-bolus',
  'iv-infusion',
  'im',
  'sc',
  'nasal-device',
  'oral',
  'film',
];

/** What people write for a route, and which of ours it may be. */
const LIKELY: readonly (readonly [RegExp, string])[] = [
  [/nas|spray|^in$/, '"nasal-device", one dose a device'],
  [/infus/, '"iv-infusion" with durationMin'],
  [/bolus|push/, '"iv-bolus"'],
  [/^iv$|intraven/, '"iv-bolus", or "iv-infusion" with durationMin'],
  [/musc|^im\b/, '"im"'],
  [/subcut|^sc\b|^sq$/, '"sc"'],
  [/^po$|mouth|tablet|solution/, '"oral"'],
  [/^sl$|subling|bucc|lozenge|wafer/, '"film"'],
];

export function unknownRoute(given: unknown): string {
  const known = `expected one of ${ROUTES.join(', ')}`;
  if (given === undefined) return `a dose needs a route; ${known}`;
  if (typeof given !== 'string') return known;
  const word = given.slice(0, 40);
  const likely = LIKELY.find(([pattern]) => pattern.test(word.toLowerCase()))?.[1];
  return `"${word}" is no route here; ${likely === undefined ? '' : `perhaps ${likely}; `}${known}`;
}

/** The route is one, but not of this model: what the model has, and which models have the route. */
export function withoutRoute(definition: ModelDefinition, route: Route): string {
  const others = DEFINITIONS.filter(({ routes }) => routes[route] !== undefined);
  const same = others.filter(({ drug }) => drug === definition.drug);
  const list = others.map(({ id, drug }) => `${id} (${drug})`).join(', ');
  const where =
    same.length > 0 ? `${route} is in ${list}` : `no model of ${definition.drug} has ${route}, only ${list}`;
  return `${definition.id} has no published or marked absorption for ${route}; it has ${Object.keys(definition.routes).join(', ')}; ${where}`;
}
