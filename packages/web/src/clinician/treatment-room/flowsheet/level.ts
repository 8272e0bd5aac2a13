import { REST_BETWEEN_DEVICES_MIN as REST_MIN } from '@titrate/clinical/dose';
import { doseSegments, type SessionState } from '@titrate/clinical/session';
import { type Dose, MODELS, type ModelSummary, type PredictedCurve, predictCurve } from '@titrate/pk';
import type { Instant } from '@titrate/quantity';

const MIN = 60_000;

/** The predicted level of the dose as it was given, and of the dose as planned, from one published model. */
export interface Levels {
  readonly model: ModelSummary;
  readonly planned: PredictedCurve | undefined;
  readonly given: PredictedCurve | undefined;
  /** Minute 0 of both curves. */
  readonly origin: Instant;
  readonly warnings: readonly string[];
}

type Order = NonNullable<SessionState['opening']>['data']['order'];
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

export function levelsOf(
  state: SessionState,
  at: Instant,
  from: Instant,
  until: Instant,
): Levels | undefined {
  const order = state.opening?.data.order;
  const model = order === undefined ? undefined : modelFor(order);
  if (order === undefined || model === undefined) return undefined;
  const origin = state.firstDoseAt ?? at;
  const span = {
    modelId: model.id,
    subject: { weightKg: order.weightKg, ageYears: state.opening?.data.patient.ageYears ?? 40 },
    fromMin: Math.floor((from - origin) / MIN),
    toMin: Math.ceil((until - origin) / MIN),
    stepMin: 1,
  };
  const planned = predictCurve({ ...span, doses: plannedDoses(order), ...bandsOf(model) });
  const doses = givenDoses(state, order);
  const given = doses.length === 0 ? undefined : predictCurve({ ...span, doses });
  return {
    model,
    origin,
    planned: planned.ok ? planned.value : undefined,
    given: given?.ok === true ? given.value : undefined,
    warnings: [
      ...(planned.ok ? planned.value.warnings : planned.error.map((one) => one.message)),
      ...(given === undefined || given.ok ? [] : given.error.map((one) => one.message)),
    ],
  };
}

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

function givenDoses(state: SessionState, order: Order): readonly Dose[] {
  const [, bolus = 'iv-bolus'] = routesOf(order);
  return doseSegments(state).map((segment): Dose => {
    const { timeMin, amountMg } = segment;
    if (segment.kind === 'infusion')
      return { timeMin, amountMg, route: 'iv-infusion', durationMin: segment.durationMin };
    const route = segment.kind === 'bolus' ? bolus : (routesOf(order)[0] ?? 'iv-bolus');
    return { timeMin, amountMg, route };
  });
}
