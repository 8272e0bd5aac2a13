import { syringeMl } from '@titrate/clinical/dose';
import { Decimal, formatAmount } from '@titrate/quantity';

/** A number with its unit as it is shown: `amount(40, 'mg')`; rounded to `places` only where the caller says so. */
export function amount(value: number, unit: string, places?: number): string {
  const exact = Decimal.of(value);
  return formatAmount(places === undefined ? exact : exact.round(places), unit);
}

/** What the syringe shows for an injected amount, with the strength it was drawn from; nothing where that is not known. */
export function drawnOf(
  amountMg: Decimal,
  vialMgPerMl: number | undefined,
): { readonly volumeMl?: number; readonly concentrationMgPerMl?: number } {
  if (vialMgPerMl === undefined || amountMg.isZero()) return {};
  return {
    volumeMl: syringeMl(amountMg, Decimal.of(vialMgPerMl)),
    concentrationMgPerMl: vialMgPerMl,
  };
}

/** mg/h that belong to a pump rate, to the precision of the record. */
export const mgPerHourOf = (rateMlPerH: Decimal, concentrationMgPerMl: number): number =>
  rateMlPerH.times(Decimal.of(concentrationMgPerMl)).round(4).toNumber();
