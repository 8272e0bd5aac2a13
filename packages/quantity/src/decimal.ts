import { err, ok, type Problem, type Result } from './result.ts';

/**
 * An exact decimal number: `units × 10^-scale`. Doses, volumes, pump rates and money are decimals,
 * never binary floats, so that 0.1 + 0.2 is 0.3 and a rounding is always one we chose.
 */
export class Decimal {
  readonly #units: bigint;
  readonly #scale: number;

  private constructor(units: bigint, scale: number) {
    this.#units = units;
    this.#scale = scale;
  }

  static readonly zero = new Decimal(0n, 0);

  /** Exact value of the shortest decimal text of a finite number: `Decimal.of(0.1)` is one tenth. */
  static of(value: number): Decimal {
    if (!Number.isFinite(value)) throw new Error('Invariant broken: a decimal is finite');
    return Decimal.#fromText(value.toString());
  }

  /**
   * Reads `12`, `0.5` or `-3.25`: digits, one point, a leading digit required.
   * Refuses `.5`, `5.`, `1,5`, exponents, blanks and full-width digits (DOSE-08).
   */
  static parse(text: string, path = ''): Result<Decimal, Problem> {
    if (!/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(text) || text.length > 40) {
      return err({
        type: 'not-a-decimal',
        message: `"${text.slice(0, 40)}" is not a plain decimal number such as 0.5`,
        path,
      });
    }
    return ok(Decimal.#fromText(text));
  }

  static #fromText(text: string): Decimal {
    const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text);
    /* v8 ignore next -- callers pass the text of a finite number, or one that was just checked */
    if (match === null) throw new Error(`Invariant broken: not a number text: ${text}`);
    const [, sign = '', whole = '0', fraction = '', exponentText = '0'] = match;
    let units = BigInt(whole + fraction);
    let scale = fraction.length - Number(exponentText);
    if (scale < 0) {
      units *= 10n ** BigInt(-scale);
      scale = 0;
    }
    return new Decimal(sign === '-' ? -units : units, scale).#normal();
  }

  plus(other: Decimal): Decimal {
    const scale = Math.max(this.#scale, other.#scale);
    return new Decimal(this.#at(scale) + other.#at(scale), scale).#normal();
  }

  minus(other: Decimal): Decimal {
    return this.plus(other.negated());
  }

  times(other: Decimal): Decimal {
    return new Decimal(this.#units * other.#units, this.#scale + other.#scale).#normal();
  }

  negated(): Decimal {
    return new Decimal(-this.#units, this.#scale);
  }

  absolute(): Decimal {
    return this.#units < 0n ? this.negated() : this;
  }

  /** Quotient rounded half away from zero to `places` decimals (default 12, beyond any clinical step). */
  over(divisor: Decimal, places = 12): Decimal {
    if (divisor.#units === 0n) throw new Error('Invariant broken: division by zero');
    const shift = places + 1 + divisor.#scale - this.#scale;
    let numerator = this.#units;
    let denominator = divisor.#units;
    if (shift >= 0) numerator *= 10n ** BigInt(shift);
    else denominator *= 10n ** BigInt(-shift);
    // One guard digit: a half goes away from zero, so the digits cut off behind it never decide.
    return new Decimal(numerator / denominator, places + 1).round(places);
  }

  /** Half away from zero: 0.125 to 2 places is 0.13, −0.125 is −0.13. */
  round(places: number): Decimal {
    if (this.#scale <= places) return this;
    const factor = 10n ** BigInt(this.#scale - places);
    const half = factor / 2n;
    const magnitude = this.#units < 0n ? -this.#units : this.#units;
    const rounded = (magnitude + half) / factor;
    return new Decimal(this.#units < 0n ? -rounded : rounded, places).#normal();
  }

  compare(other: Decimal): -1 | 0 | 1 {
    const scale = Math.max(this.#scale, other.#scale);
    const a = this.#at(scale);
    const b = other.#at(scale);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  equals(other: Decimal): boolean {
    return this.compare(other) === 0;
  }

  isZero(): boolean {
    return this.#units === 0n;
  }

  isNegative(): boolean {
    return this.#units < 0n;
  }

  /** Whether nothing stands behind the point: 3, 3.0 and −2 are whole. */
  isWhole(): boolean {
    return this.equals(this.round(0));
  }

  toNumber(): number {
    return Number(this.toString());
  }

  /** Plain text without exponent or trailing zeros: `0.5`, `40`, `-3.25`. */
  toString(): string {
    const sign = this.#units < 0n ? '-' : '';
    const digits = (this.#units < 0n ? -this.#units : this.#units).toString().padStart(this.#scale + 1, '0');
    if (this.#scale === 0) return sign + digits;
    return `${sign}${digits.slice(0, -this.#scale)}.${digits.slice(-this.#scale)}`;
  }

  toJSON(): string {
    return this.toString();
  }

  #at(scale: number): bigint {
    return this.#units * 10n ** BigInt(scale - this.#scale);
  }

  #normal(): Decimal {
    let units = this.#units;
    let scale = this.#scale;
    while (scale > 0 && units % 10n === 0n) {
      units /= 10n;
      scale -= 1;
    }
    return new Decimal(units, scale);
  }
}
