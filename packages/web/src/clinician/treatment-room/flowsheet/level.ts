import { REST_BETWEEN_DEVICES_MIN as REST_MIN } from '@titrate/clinical/dose';
import type { DoseSegment, SessionState } from '@titrate/clinical/session';
import { BAND_WORDS, type Dose, MODELS, type ModelSummary, type PredictedCurve } from '@titrate/pk';
import type { Instant } from '@titrate/quantity';

/** The predicted level of the dose as it was given, and of the dose as planned, from one published model. */
export interface Levels {
  readonly model: ModelSummary;
  readonly planned: RoomCurve | undefined;
  readonly given: RoomCurve | undefined;
  /** The dose as given, or before it the plan, by a second model: a line of its own, never in one band with the first. */
  readonly overlay: RoomCurve | undefined;
  /** Minute 0 of both curves. */
  readonly origin: Instant;
  readonly warnings: readonly string[];
}

/** What the sheet draws of a curve. */
export type RoomCurve = Pick<PredictedCurve, 'timesMin' | 'typical' | 'p5' | 'p95' | 'model' | 'warnings'> & {
  /** The band is the one from before the last change; its own is still being worked out. */
  readonly isBandOld?: true;
};

/** A curve that came ahead of its band keeps the band of the curve before it, so that nothing jumps; minutes must be the same. */
export function withOldBand(next: RoomCurve, before: RoomCurve | undefined): RoomCurve {
  const { p5, p95 } = before ?? {};
  if (p5 === undefined || p95 === undefined || before?.timesMin.length !== next.timesMin.length) return next;
  const ofBand = before.warnings.filter((one) => ABOUT_BAND.test(one) && !next.warnings.includes(one));
  return { ...next, p5, p95, isBandOld: true, warnings: [...next.warnings, ...ofBand] };
}

/** What is said of a band stays beside it; what is said of doses comes with the new curve. */
const ABOUT_BAND = /^(?:assumed-spread|borrowed-band|between-occasion):/;

/** What the band of a curve is. */
export const bandWords = (curve: RoomCurve | undefined): string =>
  curve?.isBandOld === true ? `${BAND_WORDS}, as before the last change; being worked out anew` : BAND_WORDS;

export type Order = NonNullable<SessionState['opening']>['data']['order'];
type PkRoute = Dose['route'];

const DRUG = { ketamine: 'ketamine (racemic)', esketamine: 'esketamine' } as const;

/** Published models of this drug that know every route of the doses, the recommended one first; none is a true answer too. */
export function modelsOf(order: Order): readonly ModelSummary[] {
  const needed = routesOf(order);
  return MODELS.filter(
    (model) => model.drug === DRUG[order.product] && needed.every((route) => model.routes.includes(route)),
  );
}

function routesOf(order: Order): readonly PkRoute[] {
  switch (order.route) {
    case 'IV':
      return ['iv-infusion', 'iv-bolus'];
    case 'IM':
      return ['im'];
    case 'SC':
      return ['sc'];
    case 'IN':
      return ['nasal-device'];
    default:
      return ['oral'];
  }
}

/** The level of a curve at an instant, straight between the two minutes beside it; `undefined` outside it. */
export const levelOn = (curve: RoomCurve | undefined, origin: Instant, at: Instant): number | undefined =>
  between(curve, curve?.typical, origin, at);

/** The limits of the band at an instant; `undefined` where none is known, or where an old band no longer holds the level. */
export function rangeOn(
  curve: RoomCurve | undefined,
  origin: Instant,
  at: Instant,
): readonly [number, number] | undefined {
  const [low, high] = [between(curve, curve?.p5, origin, at), between(curve, curve?.p95, origin, at)];
  if (low === undefined || high === undefined) return undefined;
  const level = levelOn(curve, origin, at);
  const isLeft = level === undefined || level < low || level > high;
  return curve?.isBandOld === true && isLeft ? undefined : [low, high];
}

function between(
  curve: RoomCurve | undefined,
  values: readonly number[] | undefined,
  origin: Instant,
  at: Instant,
): number | undefined {
  if (curve === undefined || values === undefined) return undefined;
  const place = (at - origin) / MIN - (curve.timesMin[0] ?? 0);
  const before = values[Math.floor(place)];
  const after = values[Math.ceil(place)];
  return before === undefined || after === undefined
    ? undefined
    : before + (after - before) * (place - Math.floor(place));
}

const MIN = 60_000;

/** The plan as doses of a model. */
export function plannedDoses(order: Order): readonly Dose[] {
  const [route = 'iv-infusion'] = routesOf(order);
  if (order.route === 'IN') {
    const devices = order.devices ?? 0;
    return Array.from({ length: devices }, (_, index) => ({
      timeMin: index * REST_MIN,
      route,
      amountMg: order.doseMg / devices,
    }));
  }
  return [
    {
      timeMin: 0,
      route: order.route === 'IV' && order.durationMin === undefined ? 'iv-bolus' : route,
      amountMg: order.doseMg,
      ...(order.route === 'IV' && order.durationMin !== undefined ? { durationMin: order.durationMin } : {}),
    },
  ];
}

/** What was given as doses of a model, by the route of the order. */
export function givenDoses(segments: readonly DoseSegment[], order: Order): readonly Dose[] {
  const [, bolus = 'iv-bolus'] = routesOf(order);
  return segments.map((segment): Dose => {
    const { timeMin, amountMg } = segment;
    if (segment.kind === 'infusion')
      return { timeMin, amountMg, route: 'iv-infusion', durationMin: segment.durationMin };
    const route = segment.kind === 'bolus' ? bolus : (routesOf(order)[0] ?? 'iv-bolus');
    return { timeMin, amountMg, route };
  });
}
