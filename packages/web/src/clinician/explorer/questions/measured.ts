import type { MeasuredLevel } from '@titrate/pk';
import type { QuantityValue } from '../../../kit/ui/quantity-field.tsx';

/** A sample as it is typed. */
export interface Sample {
  readonly time: QuantityValue;
  readonly level: QuantityValue;
}

/** The samples with both figures in place; a row that is still empty or half typed is left out. */
export function measuredOf(samples: readonly Sample[], output: string): readonly MeasuredLevel[] {
  return samples.flatMap(({ time, level }) =>
    time.value === undefined || level.value === undefined
      ? []
      : [{ timeMin: time.value.toNumber(), output, ngPerMl: level.value.toNumber() }],
  );
}
