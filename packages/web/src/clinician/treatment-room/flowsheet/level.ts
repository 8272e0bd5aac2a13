import { REST_BETWEEN_DEVICES_MIN as REST_MIN } from '@titrate/clinical/dose';
import type { DoseSegment, SessionState } from '@titrate/clinical/session';
import { type Dose, MODELS, type ModelSummary, type PredictedCurve, predictCurve } from '@titrate/pk';
import type { Instant } from '@titrate/quantity';

/** The predicted level of the dose as it was given, and of the dose as planned, from one published model. */
export interface Levels {
  readonly model: ModelSummary;
  readonly planned: PredictedCurve | undefined;
  readonly given: PredictedCurve | undefined;
  /** Minute 0 of both curves. */
  readonly origin: Instant;
  readonly warnings: readonly string[];
}

export type Order = NonNullable<SessionState['opening']>['data']['order'];
type PkRoute = Dose['route'];

const DRUG = { ketamine: 'ketamine (racemic)', esketamine: 'esketamine' } as const;

/** The first published model of this drug that knows every route of the doses; none is a true answer too. */
export function modelFor(order: Order): ModelSummary | undefined {
  const needed = routesOf(order);
  return MODELS.find(
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

/** The curve of the plan from its first minute, with the spread between people; independent of the clock. */
export function plannedLevel(order: Order, ageYears: number, minutes: number): PredictedCurve | undefined {
  const model = modelFor(order);
  if (model === undefined) return undefined;
  const curve = predictCurve({
    ...spanOf(model, order, ageYears, minutes),
    doses: plannedDoses(order),
    ...bandsOf(model),
  });
  return curve.ok ? curve.value : undefined;
}

/** The curve of the dose as it was given; what still runs is taken to run to its end. */
export function givenLevel(
  order: Order,
  ageYears: number,
  minutes: number,
  segments: readonly DoseSegment[],
): PredictedCurve | undefined {
  const model = modelFor(order);
  if (model === undefined || segments.length === 0) return undefined;
  const curve = predictCurve({
    ...spanOf(model, order, ageYears, minutes),
    doses: givenDoses(segments, order),
  });
  return curve.ok ? curve.value : undefined;
}

const spanOf = (model: ModelSummary, order: Order, ageYears: number, minutes: number) => ({
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
