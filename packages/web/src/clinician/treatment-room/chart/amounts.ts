import { Decimal, formatAmount } from '@titrate/quantity';

/** A number with its unit as it is shown: `amount(40, 'mg')`; rounded to `places` only where the caller says so. */
export function amount(value: number, unit: string, places?: number): string {
  const exact = Decimal.of(value);
  return formatAmount(places === undefined ? exact : exact.round(places), unit);
}

/** mg/h that belong to a pump rate, to the precision of the record. */
export const mgPerHourOf = (rateMlPerH: Decimal, concentrationMgPerMl: number): number =>
  rateMlPerH.times(Decimal.of(concentrationMgPerMl)).round(4).toNumber();
