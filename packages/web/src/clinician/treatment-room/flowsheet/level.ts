import { REST_BETWEEN_DEVICES_MIN as REST_MIN } from '@titrate/clinical/dose';
import type { DoseSegment, SessionState } from '@titrate/clinical/session';
import { type Dose, MODELS, type ModelSummary, type PredictedCurve, predictCurve } from '@titrate/pk';
import type { Instant } from '@titrate/quantity';

/** The predicted level of the dose as it was given, and of the dose as planned, from one published model. */
export interface Levels {
  readonly model: ModelSummary;
  readonly planned: PredictedCurve | undefined;
  readonly given: PredictedCurve | undefined;
  /** The dose as given, or before it the plan, by a second model: a line of its own, never in one band with the first. */
  readonly overlay: PredictedCurve | undefined;
  /** Minute 0 of both curves. */
  readonly origin: Instant;
  readonly warnings: readonly string[];
}

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

/** Whose level, by which model, over how many minutes. */
export interface Span {
  readonly model: ModelSummary;
  readonly order: Order;
  readonly ageYears: number;
  readonly minutes: number;
}

/** The curve of the plan from its first minute, with the spread between people; independent of the clock. */
export function plannedLevel(span: Span): PredictedCurve | undefined {
  const curve = predictCurve({
    ...questionOf(span),
    doses: plannedDoses(span.order),
    ...bandsOf(span.model),
  });
  return curve.ok ? curve.value : undefined;
}

/** The curve of the dose as it was given; what still runs is taken to run to its end. */
export function givenLevel(span: Span, segments: readonly DoseSegment[]): PredictedCurve | undefined {
  if (segments.length === 0) return undefined;
  const curve = predictCurve({ ...questionOf(span), doses: givenDoses(segments, span.order) });
  return curve.ok ? curve.value : undefined;
}

/** The level of a curve at an instant, to the nearest minute drawn; `undefined` outside it. */
export function levelOn(curve: PredictedCurve | undefined, origin: Instant, at: Instant): number | undefined {
  if (curve === undefined) return undefined;
  return curve.typical[Math.round((at - origin) / MIN - (curve.timesMin[0] ?? 0))];
}

const MIN = 60_000;

const questionOf = ({ model, order, ageYears, minutes }: Span) => ({
  modelId: model.id,
  subject: { weightKg: order.weightKg, ageYears },
  fromMin: 0,
  toMin: minutes,
  stepMin: 1,
});

/** Between people: the 5th to 95th percentile of a simulated hundred, the same every time. */
const bandsOf = (model: ModelSummary) => (model.hasVariability ? { bands: { subjects: 100, seed: 1 } } : {});

function plannedDoses(order: Order): readonly Dose[] {
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

function givenDoses(segments: readonly DoseSegment[], order: Order): readonly Dose[] {
  const [, bolus = 'iv-bolus'] = routesOf(order);
  return segments.map((segment): Dose => {
    const { timeMin, amountMg } = segment;
    if (segment.kind === 'infusion')
      return { timeMin, amountMg, route: 'iv-infusion', durationMin: segment.durationMin };
    const route = segment.kind === 'bolus' ? bolus : (routesOf(order)[0] ?? 'iv-bolus');
    return { timeMin, amountMg, route };
  });
}
