import type { Instant, Problem } from '@titrate/quantity';
import type { LimitParameter } from '../events/room.ts';
import type { FactData } from '../events.ts';
import type { SessionState } from '../state.ts';
import type { AlertTable, Clause, Criterion } from './table.ts';

type LimitData = FactData['alertLimit.set'];
type Side = LimitData['side'];
type ValueClause = Extract<Clause, { kind: 'value' }>;

/** The criteria of a condition as they stand from a moment on. The first stretch has no beginning. */
export interface Stretch {
  readonly from: Instant;
  readonly criteria: readonly Criterion[];
}

/**
 * The criteria of one condition through the session: the table's, and from the time of each limit that a prescriber set
 * for this patient on, with that limit in its place (ALM-15). What was observed before is judged by what held then.
 */
export function stretchesOf(criteria: readonly Criterion[], state: SessionState): readonly Stretch[] {
  const out: Stretch[] = [];
  let current = criteria;
  for (const { at, data } of state.alertLimits) {
    const next = current.map((criterion) => withLimit(criterion, data));
    if (next.every((criterion, i) => criterion === current[i])) continue;
    current = next;
    out.push({ from: at, criteria: current });
  }
  return out;
}

/** The criterion that stands for a limit alone: one value against one number. */
function limitClause(criterion: Criterion, parameter: LimitParameter, side: Side): ValueClause | undefined {
  const [first, second] = criterion.all;
  return second === undefined && first.kind === 'value' && first.of === parameter && sideOf(first) === side
    ? first
    : undefined;
}

const sideOf = ({ op }: ValueClause): Side => (op === '>' || op === '>=' ? 'high' : 'low');

function withLimit(criterion: Criterion, { parameter, side, band, limit }: LimitData): Criterion {
  const clause = limitClause(criterion, parameter, side);
  if (clause === undefined || criterion.band !== band) return criterion;
  return { ...criterion, all: [{ ...clause, limit }] };
}

export interface LimitInForce {
  readonly parameter: LimitParameter;
  readonly side: Side;
  readonly band: 'watch' | 'urgent' | 'stop';
  readonly limit: number;
  /** The clinic's own; differs from `limit` where a prescriber set another for this patient. */
  readonly tableLimit: number;
}

/** Every plain limit of the table with what is in force for this patient at a moment. */
export function limitsInForce(state: SessionState, table: AlertTable, at: Instant): readonly LimitInForce[] {
  return table.rules.flatMap((rule) =>
    rule.criteria.flatMap((criterion): LimitInForce[] => {
      const [clause, more] = criterion.all;
      if (clause.kind !== 'value' || more !== undefined || !isLimited(clause.of)) return [];
      const side = sideOf(clause);
      const own = state.alertLimits.findLast(
        ({ at: since, data }) =>
          since <= at && data.parameter === clause.of && data.side === side && data.band === criterion.band,
      );
      const { band } = criterion;
      return [
        {
          parameter: clause.of,
          side,
          band,
          limit: own?.data.limit ?? clause.limit,
          tableLimit: clause.limit,
        },
      ];
    }),
  );
}

const isLimited = (parameter: string): parameter is LimitParameter =>
  parameter !== 'sedation' &&
  parameter !== 'agitation' &&
  parameter !== 'dissociation' &&
  parameter !== 'nausea';

/** A limit stays on the safe side of the next worse one, of which the worst is the clinic's and stands (ALM-15). */
export function limitProblems(
  state: SessionState,
  data: LimitData,
  at: Instant,
  table: AlertTable,
): readonly Problem[] {
  const path = '/data/limit';
  const own = limitsInForce(state, table, at).filter(
    ({ parameter, side }) => parameter === data.parameter && side === data.side,
  );
  const order = ['watch', 'urgent', 'stop'];
  const changed = own.find((one) => one.band === data.band);
  const worst = own.reduce((most, one) => Math.max(most, order.indexOf(one.band)), -1);
  if (changed === undefined)
    return [{ type: 'not-found', message: 'the alert table has no such limit', path: '/data/band' }];
  if (order.indexOf(data.band) === worst) {
    return [
      { type: 'hard-bound', message: `${changed.limit} is the hard bound of the clinic and stands`, path },
    ];
  }
  const safer = (a: number, b: number) => (data.side === 'high' ? a < b : a > b);
  return own.flatMap((other): Problem[] => {
    if (other.band === data.band) return [];
    const worse = order.indexOf(other.band) > order.indexOf(data.band);
    const fits = worse ? safer(data.limit, other.limit) : safer(other.limit, data.limit);
    if (fits) return [];
    const word = (data.side === 'high') === worse ? 'below' : 'above';
    return [
      { type: 'hard-bound', message: `must stay ${word} the ${other.band} limit of ${other.limit}`, path },
    ];
  });
}
