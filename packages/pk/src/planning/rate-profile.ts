import { err, ok, type Refusal, type Result } from '@titrate/quantity';
import { EFFECT_PREFIX } from '../compile/compile-model.ts';
import type { Dose } from '../compile/inputs.ts';
import { LIMITS } from '../request/limits.ts';
import { Reader } from '../request/read.ts';
import { type Course, courseOf } from './course.ts';

export interface RateProfileOptions {
  readonly modelId: string;
  readonly subject: unknown;
  /** A level in plasma that an infusion feeds directly; effect sites and metabolites are refused. */
  readonly output?: string;
  readonly targetNgPerMl: number;
  readonly holdMin: number;
  /** The pump is set anew every so many minutes. */
  readonly stepMin: number;
  readonly maxMgPerMin: number;
  /** 0 for an infusion alone. */
  readonly maxBolusMg: number;
}

export interface RateProfile {
  readonly bolusMg: number;
  readonly steps: readonly { readonly timeMin: number; readonly mgPerMin: number }[];
  readonly totalMg: number;
  /** First step end at which the target is met; `null` if the limits never let it be. */
  readonly reachedMin: number | null;
  /** Predicted level at the end of each step. */
  readonly predicted: readonly { readonly timeMin: number; readonly ngPerMl: number }[];
  /** Doses as `simulate` takes them, to draw this profile in full. */
  readonly doses: readonly Dose[];
  readonly model: { readonly id: string; readonly title: string; readonly samplingSite: string };
}

/**
 * The bolus and stepped rates that would bring the typical person to a level and hold it there, within
 * limits: each rate is the one whose step ends on the target, cut to 0 … maximum. Information for planning
 * with the model's name on it, never an order.
 */
export function rateProfile(options: RateProfileOptions): Result<RateProfile, Refusal> {
  const reader = new Reader();
  reader.number(options.targetNgPerMl, 'targetNgPerMl', { least: 1e-3, most: 1e5, unit: 'ng/mL' });
  const hold = reader.number(options.holdMin, 'holdMin', { least: 1, most: LIMITS.durationMin, unit: 'min' });
  const step = reader.number(options.stepMin, 'stepMin', { least: 0.1, most: 1440, unit: 'min' });
  reader.number(options.maxMgPerMin, 'maxMgPerMin', { least: 0, most: LIMITS.doseMg, unit: 'mg/min' });
  reader.number(options.maxBolusMg, 'maxBolusMg', { least: 0, most: LIMITS.doseMg, unit: 'mg' });
  if (hold !== undefined && step !== undefined && hold / step > 2000)
    reader.refuse('too-many', 'stepMin', 'at most 2000 steps');
  if (reader.problems.length > 0) return err(reader.problems);
  const { modelId, subject } = options;
  const course = courseOf({
    modelId,
    subject,
    doses: [],
    ...(options.output === undefined ? {} : { output: options.output }),
  });
  if (!course.ok) return course;
  const perMg = course.value.perMgIntoVein;
  const direct = perMg === undefined ? 0 : course.value.flow.signal(perMg, 0);
  if (perMg === undefined || direct <= 0 || course.value.output.startsWith(EFFECT_PREFIX)) {
    reader.refuse('not-controllable', 'output', `an infusion does not feed ${course.value.output} directly`);
    return err(reader.problems);
  }
  return ok(steer(course.value, perMg, direct, options));
}

function steer(
  course: Course,
  perMg: Float64Array,
  direct: number,
  options: RateProfileOptions,
): RateProfile {
  const { flow, definition } = course;
  const { targetNgPerMl: target, stepMin, holdMin } = options;
  // A bolus fills the central volume at once; it is cut so that it never overshoots.
  const bolusMg = Math.min(options.maxBolusMg, target / direct);
  const nothing = new Float64Array(flow.size);
  const response = new Float64Array(flow.size);
  flow.advance(response, perMg, stepMin);
  const perRate = flow.signal(response, 0);
  let amounts = perMg.map((gain) => gain * bolusMg);
  const steps: { timeMin: number; mgPerMin: number }[] = [];
  const predicted: { timeMin: number; ngPerMl: number }[] = [];
  const doses: Dose[] = bolusMg > 0 ? [{ timeMin: 0, route: 'iv-bolus', amountMg: bolusMg }] : [];
  let totalMg = bolusMg;
  let reachedMin: number | null = null;
  const count = Math.ceil(holdMin / stepMin - 1e-9);
  for (let i = 0; i < count; i += 1) {
    const free = amounts.slice();
    flow.advance(free, nothing, stepMin);
    const wanted = (target - flow.signal(free, 0)) / perRate;
    const mgPerMin = Math.min(options.maxMgPerMin, Math.max(0, wanted));
    amounts = free.map((value, k) => value + mgPerMin * (response[k] ?? 0));
    const end = (i + 1) * stepMin;
    const level = flow.signal(amounts, 0);
    if (reachedMin === null && level >= target * (1 - 1e-9)) reachedMin = end;
    steps.push({ timeMin: i * stepMin, mgPerMin });
    predicted.push({ timeMin: end, ngPerMl: level });
    totalMg += mgPerMin * stepMin;
    if (mgPerMin > 0)
      doses.push({
        timeMin: i * stepMin,
        route: 'iv-infusion',
        amountMg: mgPerMin * stepMin,
        durationMin: stepMin,
      });
  }
  return {
    bolusMg,
    steps,
    totalMg,
    reachedMin,
    predicted,
    doses,
    model: { id: definition.id, title: definition.title, samplingSite: definition.samplingSite },
  };
}
