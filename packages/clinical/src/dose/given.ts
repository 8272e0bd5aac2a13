import { Decimal, err, ok, type Problem, type Result } from '@titrate/quantity';
import { REST_BETWEEN_DEVICES_MIN } from '../limits.ts';
import { type Measure, type Mg, type MgPerMl, type Ml, measure, mg, ml } from './measure.ts';

const SIXTY = Decimal.of(60);

/** A stretch of time at one pump rate. A pause is a stretch at zero or a gap between stretches. */
export interface RateSegment {
  readonly fromMin: Measure<'min'>;
  readonly toMin: Measure<'min'>;
  readonly rate: Measure<'mg/h'>;
}

/**
 * What has been given by running at these rates: the sum over the stretches, never more than what was in the
 * syringe. Calculated, not measured: label it so (DOSE-18). Refuses stretches that overlap, run backwards or have a
 * negative rate.
 */
export function givenMg(segments: readonly RateSegment[], syringe: Mg): Result<Mg, Problem> {
  let total = Decimal.zero;
  let end: Decimal | undefined;
  for (const [index, { fromMin, toMin, rate }] of segments.entries()) {
    const backwards = toMin.value.compare(fromMin.value) < 0;
    const overlaps = end !== undefined && fromMin.value.compare(end) < 0;
    if (backwards || overlaps || rate.value.isNegative()) {
      return err({
        type: 'not-a-rate-history',
        message: 'stretches run forward, follow one another and have no negative rate',
        path: `segments[${index}]`,
      });
    }
    total = total.plus(rate.value.times(toMin.value.minus(fromMin.value)));
    end = toMin.value;
  }
  const given = total.over(SIXTY);
  return ok(given.compare(syringe.value) > 0 ? syringe : mg(given));
}

/** What is left to give. */
export function remainingMg(syringe: Mg, given: Mg): Mg {
  const left = syringe.value.minus(given.value);
  return mg(left.isNegative() ? Decimal.zero : left);
}

/** What must be wasted with a witness, in milligrams and millilitres of the vial. */
export interface Waste {
  readonly amount: Mg;
  readonly volume: Ml;
  readonly witnessNeeded: boolean;
}

/** `waste_mg = opened_mg − administered_mg`. More given than opened is an error in the record and is refused. */
export function wasteOf(opened: Mg, administered: Mg, vial: MgPerMl): Result<Waste, Problem> {
  const left = opened.value.minus(administered.value);
  if (left.isNegative()) {
    return err({
      type: 'more-given-than-opened',
      message: 'more was given than the opened vials held',
      path: '/administered',
    });
  }
  return ok({ amount: mg(left), volume: ml(left.over(vial.value)), witnessNeeded: !left.isZero() });
}

/** Minutes from the first device to the earliest moment of the last: five minutes of rest after each (ESK-09, L3 [read]). */
export function earliestLastDevice(devices: 1 | 2 | 3): Measure<'min'> {
  return measure((devices - 1) * REST_BETWEEN_DEVICES_MIN, 'min');
}

export { REST_BETWEEN_DEVICES_MIN };
