/** Two-sided 95 % point of the normal curve, as Jacobson and Truax use it. */
const Z_95 = 1.96;

export interface ReliableChangeInput {
  /** Baseline minus current. */
  readonly difference: number;
  /** Of baseline totals in a comparable group, such as the clinic's own. */
  readonly standardDeviation: number;
  /** Test–retest or internal consistency of the instrument, above 0 and below 1. */
  readonly reliability: number;
}

export interface ReliableChange {
  /** Difference in units of its own error. */
  readonly index: number;
  /** Larger than measurement error explains, at 95 %. */
  readonly isReliable: boolean;
}

/**
 * Reliable change by Jacobson and Truax (1991). The product ships no standard deviations: they belong to a
 * group of patients, so the caller names them. Nonsense figures are a defect of the caller.
 */
export function reliableChange(input: ReliableChangeInput): ReliableChange {
  const { difference, standardDeviation, reliability } = input;
  if (!(Number.isFinite(difference) && standardDeviation > 0 && reliability > 0 && reliability < 1)) {
    throw new Error(
      'Invariant broken: reliable change needs a positive spread and a reliability between 0 and 1',
    );
  }
  const index = difference / (standardDeviation * Math.SQRT2 * Math.sqrt(1 - reliability));
  return { index, isReliable: Math.abs(index) > Z_95 };
}
