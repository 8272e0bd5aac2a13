import { Decimal } from '@titrate/quantity';
import { type Measure, type Ml, measure, ml } from './measure.ts';

const ONE_ML = Decimal.of(1);

/**
 * A drawn volume to the step of the syringe: 0.01 mL below 1 mL, 0.1 mL from 1 mL up; half away from zero.
 * Rounding defaults [default]; above 10 mL the same 0.1 mL step is kept.
 */
export function roundDraw(volume: Ml): Ml {
  return ml(volume.value.round(volume.value.compare(ONE_ML) < 0 ? 2 : 1));
}

/** What a syringe shows for an amount drawn from a vial of this strength, in mL. */
export const syringeMl = (amountMg: Decimal, vialMgPerMl: Decimal): number =>
  roundDraw(ml(amountMg.over(vialMgPerMl))).value.toNumber();

/** A pump rate to 0.1 mL/h, half away from zero [default]. */
export function roundRate(rate: Measure<'mL/h'>): Measure<'mL/h'> {
  return measure(rate.value.round(1), 'mL/h');
}

/** What a pump is set to, in mL/h, so that it gives this much of a drug in an hour (DOSE-01). */
export const pumpMlPerH = (mgPerHour: Decimal, concentrationMgPerMl: Decimal): number =>
  roundRate(measure(mgPerHour.over(concentrationMgPerMl), 'mL/h')).value.toNumber();
