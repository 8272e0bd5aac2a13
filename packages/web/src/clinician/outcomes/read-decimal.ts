import { Decimal } from '@titrate/quantity';

/** What was typed as a plain decimal, by the one number grammar of the product; nothing is guessed. */
export function readDecimal(typed: string): number | undefined {
  const parsed = Decimal.parse(typed.trim());
  return parsed.ok ? parsed.value.toNumber() : undefined;
}
