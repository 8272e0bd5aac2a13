import { REST_BETWEEN_DEVICES_MIN } from '@titrate/clinical/dose';
import { PRODUCTS } from '@titrate/clinical/protocols';
import { type Dose, MODELS, type ModelSummary, OBSERVATIONS, type Observation } from '@titrate/pk';

/** A dose as a plan or a slider says it. */
export interface Regimen {
  readonly product: 'ketamine' | 'esketamine';
  readonly route: 'IV' | 'IM' | 'SC' | 'IN' | 'PO' | 'SL';
  readonly doseMg: number;
  /** Infusions; without it a dose into a vein is a bolus. */
  readonly durationMin?: number | undefined;
}

/** What one nasal device gives. */
export const MG_PER_DEVICE: number =
  PRODUCTS.find((form) => form.kind === 'nasal-device')?.mgPerDevice ?? Number.NaN;

const DRUG = { ketamine: 'ketamine (racemic)', esketamine: 'esketamine' } as const;

/** The dose as the models take it; `undefined` for a route they have no word for. */
export function dosesOf({ product, route, doseMg, durationMin }: Regimen): readonly Dose[] | undefined {
  if (product === 'esketamine' && route === 'IN') {
    const devices = Math.round(doseMg / MG_PER_DEVICE);
    return Array.from({ length: devices }, (_, index) => ({
      timeMin: index * REST_BETWEEN_DEVICES_MIN,
      route: 'nasal-device',
      amountMg: MG_PER_DEVICE,
    }));
  }
  const pkRoute = pkRouteOf(route, durationMin);
  if (pkRoute === undefined) return undefined;
  return [
    {
      timeMin: 0,
      route: pkRoute,
      amountMg: doseMg,
      ...(pkRoute === 'iv-infusion' && durationMin !== undefined ? { durationMin } : {}),
    },
  ];
}

function pkRouteOf(route: Regimen['route'], durationMin: number | undefined): Dose['route'] | undefined {
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
    case 'SL':
      return undefined;
  }
}

/** Minutes from the start until the last of it is in. */
export function endOf(doses: readonly Dose[]): number {
  return Math.max(0, ...doses.map(({ timeMin, durationMin = 0 }) => timeMin + durationMin));
}

/** Published models of this drug that know the route, the recommended one first. */
export function modelsFor(product: Regimen['product'], route: Regimen['route']): readonly ModelSummary[] {
  const needed =
    product === 'esketamine' && route === 'IN' ? 'nasal-device' : (pkRouteOf(route, 1) ?? undefined);
  if (needed === undefined) return [];
  return MODELS.filter((model) => model.drug === DRUG[product] && model.routes.includes(needed));
}

/** Measured levels to hold a curve of this drug and route against, whatever their dose: each names its own. */
export function observationsFor(regimen: Regimen): readonly Observation[] {
  const route = dosesOf(regimen)?.[0]?.route;
  return OBSERVATIONS.filter((one) => one.drug === DRUG[regimen.product] && one.route === route);
}
