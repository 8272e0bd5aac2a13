import { REST_BETWEEN_DEVICES_MIN } from '@titrate/clinical/dose';
import { PRODUCTS } from '@titrate/clinical/protocols';
import type { Dose, ModelSummary } from '@titrate/pk';
import { type DrugId, modelsOn, type PkRoute } from './model-routes.ts';

/** A dose as a plan says it. */
export interface Regimen {
  readonly product: DrugId;
  readonly route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  readonly doseMg: number;
  /** Infusions; without it a dose into a vein is a bolus. */
  readonly durationMin?: number | undefined;
}

/** What one nasal device gives. */
export const MG_PER_DEVICE: number =
  PRODUCTS.find((form) => form.kind === 'nasal-device')?.mgPerDevice ?? Number.NaN;

/** The dose as the models take it; `undefined` for a route they have no word for. */
export function dosesOf({ product, route, doseMg, durationMin }: Regimen): readonly Dose[] | undefined {
  const pkRoute = pkRouteOf(product, route, durationMin);
  return pkRoute === undefined ? undefined : dosesBy({ route: pkRoute, doseMg, durationMin });
}

/** One dose by a route of the models; a spray is its devices, each after the rest between two. */
export function dosesBy(given: {
  readonly route: PkRoute;
  readonly doseMg: number;
  readonly durationMin?: number | undefined;
}): readonly Dose[] {
  const { route, doseMg, durationMin } = given;
  if (route === 'nasal-device')
    return Array.from({ length: Math.round(doseMg / MG_PER_DEVICE) }, (_, index) => ({
      timeMin: index * REST_BETWEEN_DEVICES_MIN,
      route,
      amountMg: MG_PER_DEVICE,
    }));
  const over = route === 'iv-infusion' && durationMin !== undefined ? { durationMin } : {};
  return [{ timeMin: 0, route, amountMg: doseMg, ...over }];
}

function pkRouteOf(
  product: DrugId,
  route: Regimen['route'],
  durationMin: number | undefined,
): PkRoute | undefined {
  switch (route) {
    case 'IV':
      return durationMin === undefined ? 'iv-bolus' : 'iv-infusion';
    case 'IM':
      return 'im';
    case 'SC':
      return 'sc';
    case 'PO':
      return 'oral';
    // Racemic ketamine by the nose or under the tongue has no published absorption that could be bound to a model here.
    case 'IN':
      return product === 'esketamine' ? 'nasal-device' : undefined;
    case 'SL':
      return undefined;
  }
}

/** Minutes from the start until the last of it is in. */
export function endOf(doses: readonly Dose[]): number {
  return Math.max(0, ...doses.map(({ timeMin, durationMin = 0 }) => timeMin + durationMin));
}

/** Published models of this drug that know the route, the recommended one first. */
export function modelsFor(product: DrugId, route: Regimen['route']): readonly ModelSummary[] {
  const needed = pkRouteOf(product, route, 1);
  return needed === undefined ? [] : modelsOn(product, needed);
}
