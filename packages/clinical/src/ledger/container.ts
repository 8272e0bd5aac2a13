import { Decimal } from '@titrate/quantity';
import { ESKETAMINE_DEVICE } from '../dose/arithmetic.ts';

/** What oral ketamine is counted in. */
export const UNIT_NAMES = ['lozenge', 'troche', 'capsule', 'tablet'] as const;
export type UnitName = (typeof UNIT_NAMES)[number];

/**
 * What the clinic stocks: drug, strength and container (DOSE-05). Devices and units are counted, never measured (CSR-04); a
 * container of units, such as a bottle, holds several.
 */
export type Container =
  | { readonly form: 'vial'; readonly mgPerMl: Decimal; readonly containerMl: Decimal }
  | { readonly form: 'device'; readonly mgPerDevice: Decimal }
  | {
      readonly form: 'unit';
      readonly unit: UnitName;
      readonly mgPerUnit: Decimal;
      readonly unitsPerContainer: number;
    };
export type ContainerForm = Container['form'];

export const MG_PER_DEVICE: Decimal = ESKETAMINE_DEVICE.value;

/** [default], no source: strengths outside of these are taken for a slip of the finger. */
export const UNIT_MG = { min: 0.1, max: 1000 } as const;

/** The container that an order by this route is taken from: nothing else is drawn for it. */
export function formForRoute(route: string): ContainerForm {
  if (route === 'IN') return 'device';
  return route === 'PO' || route === 'SL' ? 'unit' : 'vial';
}

/** What moves as one: a vial, a device, one unit. */
function pieceMg(container: Container): Decimal {
  switch (container.form) {
    case 'vial':
      return container.mgPerMl.times(container.containerMl);
    case 'device':
      return container.mgPerDevice;
    case 'unit':
      return container.mgPerUnit;
  }
}

export const containerMg = (container: Container): Decimal =>
  container.form === 'unit'
    ? container.mgPerUnit.times(Decimal.of(container.unitsPerContainer))
    : pieceMg(container);

/** Millilitres of an amount, from the strength on the label; what is counted has none. */
export function millilitresOf(container: Container, mg: Decimal): Decimal | undefined {
  return container.form === 'vial' ? mg.over(container.mgPerMl, 4) : undefined;
}

/** How many devices or units an amount is; a vial is measured instead. */
export function countOf(container: Container, mg: Decimal): Decimal | undefined {
  return container.form === 'vial' ? undefined : mg.over(pieceMg(container), 4);
}

/** Whole vials, devices or units of an amount, or `undefined` when it is not that of a whole number of them. */
export function wholePieces(container: Container, mg: Decimal): number | undefined {
  const count = mg.over(pieceMg(container), 6);
  return count.isWhole() ? count.toNumber() : undefined;
}
