import { Decimal, formatAmount } from '@titrate/quantity';

/** A number of a plan as it is shown: at most four decimals, with its unit. */
export const amount = (value: number, unit: string): string => formatAmount(Decimal.of(value).round(4), unit);
