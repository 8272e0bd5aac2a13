import { Decimal } from '@titrate/quantity';
import { type Centimetres, type Measure, measure } from './measure.ts';

/** Which weight drives a dose (DW-03). The three kinds are different types; none is accepted in place of another. */
export type WeightKind = 'actual' | 'ideal' | 'adjusted';
export const WEIGHT_KINDS: readonly WeightKind[] = ['actual', 'ideal', 'adjusted'];

/** Sex for clinical use, as the ideal-weight formula needs it. */
export type SexForDosing = 'male' | 'female';

/** Kilograms of one kind of weight. */
export interface Weight<K extends WeightKind> {
  readonly kind: K;
  readonly kg: Measure<'kg'>;
}

export type AnyWeight = Weight<'actual'> | Weight<'ideal'> | Weight<'adjusted'>;

export const actualWeight = (kg: number | Decimal): Weight<'actual'> => ({
  kind: 'actual',
  kg: measure(kg, 'kg'),
});

// Devine's constants, DW-05 [known].
const BASE_KG = { male: Decimal.of(50), female: Decimal.of(45.5) } as const;
const KG_PER_CM = Decimal.of(0.91);
const BASE_CM = Decimal.of(152.4);
const ADJUSTMENT = Decimal.of(0.4);

/** Below this height the ideal-weight formula is not extrapolated (DW-05 [default]). */
export const IDEAL_WEIGHT_MIN_HEIGHT: Centimetres = { value: BASE_CM, unit: 'cm' };

/**
 * Ideal body weight (Devine): 50 kg for a man or 45.5 kg for a woman, plus 0.91 kg for each centimetre above
 * 152.4 cm. At or below that height it is the base value, never less; `dosingWeights` says when that happened.
 */
export function idealBodyWeightKg(height: Centimetres, sex: SexForDosing): Weight<'ideal'> {
  const above = height.value.minus(BASE_CM);
  const kg = above.isNegative() ? BASE_KG[sex] : BASE_KG[sex].plus(KG_PER_CM.times(above));
  return { kind: 'ideal', kg: measure(kg, 'kg') };
}

/** Adjusted body weight: the ideal plus 0.4 of the difference between actual and ideal (DW-05). */
export function adjustedBodyWeightKg(actual: Weight<'actual'>, ideal: Weight<'ideal'>): Weight<'adjusted'> {
  const difference = actual.kg.value.minus(ideal.kg.value);
  return { kind: 'adjusted', kg: measure(ideal.kg.value.plus(ADJUSTMENT.times(difference)), 'kg') };
}

/** Body-mass index, kg per square metre, to 12 decimals. */
export function bmi(actual: Weight<'actual'>, height: Centimetres): Measure<'kg/m2'> {
  const squareCm = height.value.times(height.value);
  return measure(actual.kg.value.times(Decimal.of(10_000)).over(squareCm), 'kg/m2');
}

/** Every weight a prescriber can choose from, side by side. `null` where height or sex is missing: not known is not zero. */
export interface DosingWeights {
  readonly actual: Weight<'actual'>;
  readonly ideal: Weight<'ideal'> | null;
  readonly adjusted: Weight<'adjusted'> | null;
  readonly bmi: Measure<'kg/m2'> | null;
  /** True when the height is under 152.4 cm, so that ideal and adjusted weight rest on the base value: ask. */
  readonly heightBelowFormula: boolean;
}

export function dosingWeights(person: {
  readonly actual: Weight<'actual'>;
  readonly height?: Centimetres | undefined;
  readonly sex?: SexForDosing | undefined;
}): DosingWeights {
  const { actual, height, sex } = person;
  const ideal = height === undefined || sex === undefined ? null : idealBodyWeightKg(height, sex);
  return {
    actual,
    ideal,
    adjusted: ideal === null ? null : adjustedBodyWeightKg(actual, ideal),
    bmi: height === undefined ? null : bmi(actual, height),
    heightBelowFormula: height !== undefined && height.value.compare(BASE_CM) < 0,
  };
}
