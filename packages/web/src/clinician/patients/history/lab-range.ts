import { Decimal } from '@titrate/quantity';

export interface Ranged {
  readonly value: string | null;
  readonly lowerLimit: string | null;
  readonly upperLimit: string | null;
}

const exact = (text: string | null): Decimal | undefined => {
  const parsed = text === null ? undefined : Decimal.parse(text);
  return parsed?.ok === true ? parsed.value : undefined;
};

/**
 * Where a result lies against the limits its own laboratory gave: in words, and never "within" when a value or
 * limits are missing (UI-20).
 */
export function againstLimits({ value, lowerLimit, upperLimit }: Ranged): string {
  const [amount, lower, upper] = [exact(value), exact(lowerLimit), exact(upperLimit)];
  if (amount === undefined || (lower === undefined && upper === undefined)) return 'Not assessed';
  if (upper !== undefined && amount.compare(upper) > 0) return 'Above the limit';
  if (lower !== undefined && amount.compare(lower) < 0) return 'Below the limit';
  return 'Within the limits given';
}

/** `0.6 to 1.2`, `up to 40`, `from 3.5`. */
export function limitWords({ lowerLimit, upperLimit }: Ranged): string {
  if (lowerLimit !== null && upperLimit !== null) return `${lowerLimit} to ${upperLimit}`;
  if (upperLimit !== null) return `up to ${upperLimit}`;
  return lowerLimit === null ? 'Not given' : `from ${lowerLimit}`;
}
