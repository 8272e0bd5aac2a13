import { Decimal, err, ok, type Problem, type Result } from '@titrate/quantity';

/** A numeric value as it was written and as an exact number. */
export interface WrittenNumber {
  readonly text: string;
  readonly value: Decimal;
}

/** Values by which makers say "no reading" in a numeric field. None of them is a vital sign. */
const NO_READING = ['-999', '-100', '-99.9', '-1'].map((text) => {
  const parsed = Decimal.parse(text);
  if (!parsed.ok) throw new Error('Invariant broken: a sentinel is a decimal');
  return parsed.value;
});

export function meansNoReading(value: Decimal): boolean {
  return NO_READING.some((sentinel) => sentinel.equals(value));
}

/** Reads an HL7 NM: sign, digits, one point. No exponent, no comparator, no unit inside, no list. */
export function readNumber(text: string, path: string): Result<WrittenNumber, Problem> {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  const [, sign = '', whole = '', fraction = ''] = match ?? [];
  if (match === null || whole.length + fraction.length === 0 || text.length > 20) {
    return err({ type: 'not-a-number', message: 'the value is not a plain number', path });
  }
  const digits = `${sign === '-' ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  const value = Decimal.parse(digits, path);
  return value.ok ? ok({ text: digits, value: value.value }) : value;
}
