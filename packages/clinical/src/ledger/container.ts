import type { Decimal } from '@titrate/quantity';
import { ESKETAMINE_DEVICE } from '../dose/arithmetic.ts';

/** What the clinic stocks: drug, strength and container (DOSE-05). A device is counted, never measured (CSR-04). */
export type Container =
  | { readonly form: 'vial'; readonly mgPerMl: Decimal; readonly containerMl: Decimal }
  | { readonly form: 'device'; readonly mgPerDevice: Decimal };

export const MG_PER_DEVICE: Decimal = ESKETAMINE_DEVICE.value;

export const containerMg = (container: Container): Decimal =>
  container.form === 'vial' ? container.mgPerMl.times(container.containerMl) : container.mgPerDevice;

/** Millilitres of an amount, from the strength on the label; a device has none. */
export function millilitresOf(container: Container, mg: Decimal): Decimal | undefined {
  return container.form === 'vial' ? mg.over(container.mgPerMl, 4) : undefined;
}

/** Whole containers of an amount, or `undefined` when it is not that of a whole number of them. */
export function wholeContainers(container: Container, mg: Decimal): number | undefined {
  const count = mg.over(containerMg(container), 6);
  return count.equals(count.round(0)) ? count.toNumber() : undefined;
}
