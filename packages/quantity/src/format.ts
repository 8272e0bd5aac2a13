import type { Decimal } from './decimal.ts';

const NBSP = '\u00a0';

/**
 * A dose, volume or rate as it is shown (UI-13, AR-06): leading zero, no trailing zero, comma from 1,000,
 * a space before the unit that never breaks. `formatAmount(Decimal.of(1250.5), 'mL')` is `1,250.5 mL`.
 */
export function formatAmount(amount: Decimal, unit: string): string {
  const [whole = '0', fraction] = amount.toString().split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`}${NBSP}${unit}`;
}
