import { type DoseEvaluation, evaluateDose } from '@titrate/clinical/dose';
import type { ClinicValues } from '@titrate/clinical/library';
import type { ChartedWeight, PlanBasis, PlanInput } from '@titrate/contract';
import type { Instant, Problem } from '@titrate/quantity';
import { refuse } from '../../platform/http/refusal.ts';

/** What a prescriber may state beside the chart, because no entry of the chart can hold it. It is signed with the plan. */
const STATED = [
  'frail',
  'asaClass',
  'injectionSite',
  'weightReentered',
  'weightRemeasuredByTwo',
  'frequencyReason',
];
const DAY_MS = 86_400_000;

export interface OrderOfRecord {
  readonly order: Readonly<Record<string, unknown>>;
  readonly evaluation: DoseEvaluation;
  readonly weight: ChartedWeight;
}

/**
 * The order as it is signed: the figures the prescriber typed, and everything the chart knows put in by the server, so that
 * nobody can soften a limit by leaving a fact out or stating another one. Refuses a weight that is not in the chart.
 */
export function orderOfRecord(
  typed: PlanInput['order'],
  weightId: string,
  basis: PlanBasis,
  now: Instant,
  values: ClinicValues,
): OrderOfRecord {
  const weight = basis.weights.find((one) => one.id === weightId);
  const stated = recordOf(typed['weight']);
  const problems: Problem[] = [];
  if (weight === undefined) {
    problems.push({
      type: 'unknown-weight',
      message: 'Choose a weight of this chart that still stands',
      path: '/weightId',
    });
  } else if (stated !== undefined && stated['kg'] !== weight.kg) {
    problems.push({
      type: 'contradiction',
      message: `The charted weight is ${weight.kg} kg`,
      path: '/order/weight/kg',
    });
  }
  if (weight === undefined || problems.length > 0) throw refuse('invalid-input', undefined, problems);
  const { heightCm: _height, sex: _sex, weight: _weight, context, ...figures } = typed;
  const order = {
    ...figures,
    weight: { kg: weight.kg, kind: stated?.['kind'] },
    ...(basis.height === null ? {} : { heightCm: basis.height.cm }),
    ...(basis.sex === null ? {} : { sex: basis.sex }),
    context: {
      ...pick(recordOf(context) ?? {}, STATED),
      ...basis.context,
      ...(weight.method === null ? {} : { weightMethod: weight.method }),
      weightAgeDays: Math.max(0, (now - Date.parse(weight.observedAt)) / DAY_MS),
    },
  };
  const evaluation = evaluateDose(order, values);
  if (!evaluation.ok) {
    throw refuse(
      'invalid-input',
      undefined,
      evaluation.error.map((problem) => ({ ...problem, path: `/order/${problem.path.replace(/^\//, '')}` })),
    );
  }
  return { order, evaluation: evaluation.value, weight };
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)));
}
