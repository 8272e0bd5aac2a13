import { Decimal, err, ok, type Refusal, type Result } from '@titrate/quantity';
import { type Measure, type Mg, type MgPerMl, type Minutes, type Ml, measure, mg, ml } from './measure.ts';
import type { EsketamineDoseRequest, KetamineDoseRequest } from './request.ts';
import { roundDraw, roundRate } from './rounding.ts';
import {
  type AnyWeight,
  actualWeight,
  adjustedBodyWeightKg,
  bmi,
  idealBodyWeightKg,
  type Weight,
} from './weights.ts';

const SIXTY = Decimal.of(60);
const HUNDRED = Decimal.of(100);

/** Every number between the order and the pump, each kept, so that a screen can show the whole chain. */
export interface KetamineSteps {
  readonly dosingWeight: AnyWeight;
  /** True when an ideal or adjusted weight came in as a number, because height or sex is missing. */
  readonly dosingWeightTakenAsGiven: boolean;
  readonly bmi: Measure<'kg/m2'> | null;
  readonly orderedMg: Mg;
  readonly orderedMgPerKg: Measure<'mg/kg'>;
  readonly exactDrawMl: Ml | null;
  readonly drawMl: Ml | null;
  readonly roundedMg: Mg | null;
  readonly roundingPercent: Measure<'%'> | null;
  readonly finalMl: Ml | null;
  readonly concentration: MgPerMl | null;
  readonly exactRateMlPerH: Measure<'mL/h'> | null;
  readonly rateMlPerH: Measure<'mL/h'> | null;
  readonly rateMgPerH: Measure<'mg/h'> | null;
  readonly rateMgPerKgPerMin: Measure<'mg/kg/min'> | null;
  readonly rateMgPerKgPerH: Measure<'mg/kg/h'> | null;
  /** What the whole duration gives at the rounded pump rate. */
  readonly pumpedMg: Mg | null;
}

/**
 * The dose chain of 3.8: weight → mg → mL of this vial → rounded draw → mg in the syringe → concentration → rates.
 * Everything after the draw follows from the rounded draw, because that is what the patient receives.
 * Refuses a final volume smaller than the drug that goes into it.
 */
export function ketamineSteps(request: KetamineDoseRequest): Result<KetamineSteps, Refusal> {
  const { dosingWeight, takenAsGiven } = dosingWeightOf(request);
  const orderedMg = orderedAmount(request, dosingWeight);
  const exactDrawMl = request.vial === undefined ? null : drawVolume(orderedMg, request.vial);
  const drawMl = exactDrawMl === null ? null : roundDraw(exactDrawMl);
  if (drawMl?.value.isZero()) {
    return refuse(
      '/vialMgPerMl',
      'not-measurable',
      'the volume to draw is below the smallest step of a syringe',
    );
  }
  const roundedMg =
    drawMl === null || request.vial === undefined ? null : mg(drawMl.value.times(request.vial.value));
  const finalMl = finalVolume(request, drawMl);
  if (finalMl !== null && drawMl !== null && finalMl.value.compare(drawMl.value) < 0) {
    return refuse('/finalMl', 'contradiction', 'the final volume is smaller than the volume drawn up');
  }
  const inSyringe = roundedMg ?? orderedMg;
  const concentration = finalMl === null ? null : measure(inSyringe.value.over(finalMl.value), 'mg/mL');
  const rates = ratesOf(inSyringe, finalMl, request.duration, dosingWeight);
  return ok({
    dosingWeight,
    dosingWeightTakenAsGiven: takenAsGiven,
    bmi: bmiOf(request),
    orderedMg,
    orderedMgPerKg: measure(orderedMg.value.over(dosingWeight.kg.value), 'mg/kg'),
    exactDrawMl,
    drawMl,
    roundedMg,
    roundingPercent: roundedMg === null ? null : percentChange(orderedMg, roundedMg),
    finalMl,
    concentration,
    ...rates,
  });
}

function dosingWeightOf(request: KetamineDoseRequest): {
  dosingWeight: AnyWeight;
  takenAsGiven: boolean;
} {
  const { weight, height, sex } = request;
  if (weight.kind === 'actual')
    return { dosingWeight: { kind: 'actual', kg: weight.kg }, takenAsGiven: false };
  if (height === undefined || sex === undefined) {
    return { dosingWeight: { kind: weight.kind, kg: weight.kg }, takenAsGiven: true };
  }
  const ideal = idealBodyWeightKg(height, sex);
  const measured: Weight<'actual'> = actualWeight(weight.kg.value);
  return {
    dosingWeight: weight.kind === 'ideal' ? ideal : adjustedBodyWeightKg(measured, ideal),
    takenAsGiven: false,
  };
}

function orderedAmount(request: KetamineDoseRequest, weight: AnyWeight): Mg {
  const { ordered } = request;
  return ordered.by === 'mg' ? ordered.amount : mg(ordered.amount.value.times(weight.kg.value));
}

function bmiOf(request: KetamineDoseRequest): Measure<'kg/m2'> | null {
  // With an ideal or adjusted weight taken as given the measured weight is not known, and so neither is the index.
  const measured = request.weight.kind === 'actual' || request.sex !== undefined;
  if (request.height === undefined || !measured) return null;
  return bmi(actualWeight(request.weight.kg.value), request.height);
}

/** `draw_mL = dose_mg / vial_mg_per_mL`, before rounding. */
export function drawVolume(dose: Mg, vial: MgPerMl): Ml {
  return ml(dose.value.over(vial.value));
}

function finalVolume(request: KetamineDoseRequest, drawMl: Ml | null): Ml | null {
  if (request.final === undefined) return null;
  if (request.final.kind === 'made-up-to') return request.final.volume;
  return drawMl === null ? null : ml(request.final.diluent.value.plus(drawMl.value));
}

function ratesOf(dose: Mg, finalMl: Ml | null, duration: Minutes | undefined, weight: AnyWeight) {
  if (duration === undefined) {
    return {
      exactRateMlPerH: null,
      rateMlPerH: null,
      rateMgPerH: null,
      rateMgPerKgPerMin: null,
      rateMgPerKgPerH: null,
      pumpedMg: null,
    };
  }
  const perHour = dose.value.times(SIXTY).over(duration.value);
  const exact = finalMl === null ? null : measure(finalMl.value.times(SIXTY).over(duration.value), 'mL/h');
  const rate = exact === null ? null : roundRate(exact);
  return {
    exactRateMlPerH: exact,
    rateMlPerH: rate,
    rateMgPerH: measure(perHour, 'mg/h'),
    rateMgPerKgPerMin: measure(dose.value.over(weight.kg.value.times(duration.value)), 'mg/kg/min'),
    rateMgPerKgPerH: measure(dose.value.times(SIXTY).over(weight.kg.value.times(duration.value)), 'mg/kg/h'),
    pumpedMg: rate === null || finalMl === null ? null : pumped(dose, finalMl, rate, duration),
  };
}

function pumped(dose: Mg, finalMl: Ml, rate: Measure<'mL/h'>, duration: Minutes): Mg {
  const volume = rate.value.times(duration.value).times(dose.value);
  return mg(volume.over(SIXTY.times(finalMl.value)));
}

/** How far `actual` lies from `ordered`, in percent of the ordered amount; positive is more. */
export function percentChange(ordered: Mg, actual: Mg): Measure<'%'> {
  return measure(actual.value.minus(ordered.value).times(HUNDRED).over(ordered.value), '%');
}

/** The milligrams in one esketamine device (ESK-01, L1 [read]). */
export const ESKETAMINE_DEVICE: Mg = mg(28);

/** `devices = esketamine_mg / 28`: 1, 2 or 3, or `null` when the amount is not that of one to three whole devices. */
export function esketamineDevices(request: EsketamineDoseRequest): 1 | 2 | 3 | null {
  for (const count of [1, 2, 3] as const) {
    if (ESKETAMINE_DEVICE.value.times(Decimal.of(count)).equals(request.ordered.amount.value)) return count;
  }
  return null;
}

function refuse(path: string, type: string, message: string): Result<never, Refusal> {
  return err([{ type, message, path }]);
}
