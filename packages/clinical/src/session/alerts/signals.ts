import { addMs, type Instant, instant } from '@titrate/quantity';
import { BANDS, type Band } from '../events/alerts.ts';
import type { SessionState } from '../state.ts';
import { clauseWords } from './clause-words.ts';
import { holds, inputsOf, namesOf, type Snapshot, shownValue, symptomsOf } from './clauses.ts';
import { type Stretch, stretchesOf } from './limits.ts';
import { baselineOf, type Observation, observations, PARAMETERS } from './observe.ts';
import type { AlertRule, AlertTable, Clause, Criterion, Parameter } from './table.ts';

/** From `at` on the condition is in `band`, until the next signal; no band means it has ended. */
export interface Signal {
  readonly at: Instant;
  readonly band: Band | undefined;
  readonly value?: number | undefined;
  /** Whose value it is, where the title does not say it. */
  readonly about?: string;
  readonly limit?: string | undefined;
  readonly inputs: readonly string[];
  /** Observation time of the reading behind it, earlier than `at` when it had to persist. */
  readonly observedAt: Instant;
}

/** One condition to be watched: a rule, or a rule for one symptom. */
export interface Condition {
  readonly key: string;
  readonly rule: AlertRule;
  readonly criteria: readonly Criterion[];
}

export function conditionsOf(table: AlertTable): readonly Condition[] {
  return table.rules.flatMap((rule): Condition[] => {
    if (rule.conditions === 'one') return [{ key: rule.id, rule, criteria: rule.criteria }];
    return rule.criteria.flatMap((criterion) =>
      symptomsOf(criterion).map((symptom) => ({
        key: `${rule.id}:${symptom}`,
        rule,
        criteria: [{ band: criterion.band, all: [{ kind: 'symptom', anyOf: [symptom] }] }],
      })),
    );
  });
}

/** Walks once through everything observed until `at` and tells for each condition when its band changed. */
export function signals(
  state: SessionState,
  conditions: readonly Condition[],
  at: Instant,
): ReadonlyMap<string, readonly Signal[]> {
  const baseline = baselineOf(state);
  const tally: Tally = { stirred: 0, waiting: 0 };
  const watches = conditions.map(
    (condition) => new Watch(condition, stretchesOf(condition.criteria, state), baseline, tally),
  );
  const byInput = new Map<string, Watch[]>();
  for (const watch of watches) {
    for (const name of watch.inputs) byInput.set(name, [...(byInput.get(name) ?? []), watch]);
  }
  const ears = earsOf(byInput);
  const snapshot: Snapshot = { last: ears, symptoms: new Map(), baseline, dosed: false };
  const touched = new Set<Watch>();
  for (const observation of observations(state, at)) {
    if (tally.waiting > 0) for (const watch of watches) watch.wake(snapshot, observation.at);
    snapshot.dosed = state.firstDoseAt !== undefined && observation.at >= state.firstDoseAt;
    touched.clear();
    for (const parameter of observation.names) {
      const value = observation.values[parameter];
      if (value === undefined) continue;
      const ear = ears[parameter];
      ear.seen = observation;
      if (tally.stirred === 0 && value >= ear.min && value <= ear.max) continue;
      for (const watch of ear.watches) if (watch.minds(parameter, value)) touched.add(watch);
    }
    const { symptom, eventId } = observation;
    if (symptom !== undefined) {
      const { name, durationS } = symptom;
      if (symptom.present) snapshot.symptoms.set(name, { at: observation.at, eventId, durationS });
      else snapshot.symptoms.delete(name);
      for (const watch of byInput.get(name) ?? []) touched.add(watch);
    }
    for (const watch of touched) watch.look(snapshot, observation.at, observation.at);
  }
  for (const watch of watches) watch.wake(snapshot, addMs(at, 1));
  return new Map(watches.map((watch) => [watch.key, watch.signals]));
}

/** How many of all watches have a criterion that holds, and how many wait for one that has to last. */
interface Tally {
  stirred: number;
  waiting: number;
}

/** All that listen to one parameter, and the values at which none of them minds while nothing holds. */
interface Ear extends Range {
  readonly watches: readonly Watch[];
  seen: Observation | undefined;
}

function earsOf(byInput: ReadonlyMap<string, readonly Watch[]>): { readonly [P in Parameter]: Ear } {
  const ear = (parameter: Parameter): Ear => {
    const watches = byInput.get(parameter) ?? [];
    const quiet = watches.map((watch) => watch.quietAt(parameter)).filter((range) => range !== undefined);
    return {
      watches,
      seen: undefined,
      min: Math.max(...quiet.map(({ min }) => min)),
      max: Math.min(...quiet.map(({ max }) => max)),
    };
  };
  // Every parameter is in the list; Object.fromEntries forgets its keys.
  return Object.fromEntries(PARAMETERS.map((parameter) => [parameter, ear(parameter)])) as {
    readonly [P in Parameter]: Ear;
  };
}

/** Follows one condition through time. Lives for one evaluation only. */
class Watch {
  readonly key: string;
  readonly inputs: ReadonlySet<string>;
  readonly signals: Signal[] = [];
  readonly #criteria: readonly Criterion[];
  /** The criteria with limits of this patient, later ones last; each has the criteria of the table in the same order. */
  readonly #stretches: readonly Stretch[];
  /** Since when each criterion has held without a break. */
  readonly #since: (Instant | undefined)[] = [];
  #wakeAt: Instant | undefined;
  /** Whether any criterion held when last looked at. */
  #stirred = false;
  /** Per parameter, the values at which no clause about it can hold. */
  readonly #quiet = new Map<Parameter, Range>();

  readonly #tally: Tally;

  constructor(
    condition: Condition,
    stretches: readonly Stretch[],
    baseline: ReadonlyMap<Parameter, number>,
    tally: Tally,
  ) {
    for (const { all } of [condition, ...stretches].flatMap(({ criteria }) => criteria)) {
      for (const clause of all) narrow(this.#quiet, clause, baseline);
    }
    this.#tally = tally;
    this.key = condition.key;
    this.#criteria = condition.criteria;
    this.#stretches = stretches;
    this.inputs = new Set(condition.criteria.flatMap((criterion) => criterion.all.flatMap(namesOf)));
  }

  /** False when a value cannot change anything: nothing held before, and at this value nothing about it can. */
  minds(parameter: Parameter, value: number): boolean {
    if (this.#stirred) return true;
    const quiet = this.quietAt(parameter);
    return quiet !== undefined && (value < quiet.min || value > quiet.max);
  }

  /** None where no clause about it can hold at all, as a change without a baseline. */
  quietAt(parameter: Parameter): Range | undefined {
    return this.#quiet.get(parameter);
  }

  /** A value that has to persist may reach its time between two observations. */
  wake(snapshot: Snapshot, before: Instant): void {
    while (this.#wakeAt !== undefined && this.#wakeAt < before) {
      this.look(snapshot, this.#wakeAt, undefined);
    }
  }

  look(snapshot: Snapshot, at: Instant, observedAt: Instant | undefined): void {
    let best: { band: Band; criterion: Criterion } | undefined;
    let next: Instant | undefined;
    this.#tally.stirred -= Number(this.#stirred);
    this.#tally.waiting -= Number(this.#wakeAt !== undefined);
    this.#stirred = false;
    this.#criteriaAt(at).forEach((criterion, i) => {
      if (!criterion.all.every((clause) => holds(snapshot, clause))) {
        this.#since[i] = undefined;
        return;
      }
      this.#stirred = true;
      const since = this.#since[i] ?? at;
      this.#since[i] = since;
      const ready = addMs(since, persistMs(snapshot, criterion));
      if (ready > at) next = next === undefined || ready < next ? ready : next;
      else if (best === undefined || BANDS.indexOf(criterion.band) > BANDS.indexOf(best.band)) {
        best = { band: criterion.band, criterion };
      }
    });
    this.#wakeAt = next;
    this.#tally.stirred += Number(this.#stirred);
    this.#tally.waiting += Number(next !== undefined);
    this.#emit(snapshot, at, observedAt ?? this.#latest(snapshot), best);
  }

  #criteriaAt(at: Instant): readonly Criterion[] {
    return this.#stretches.findLast(({ from }) => from <= at)?.criteria ?? this.#criteria;
  }

  #emit(
    snapshot: Snapshot,
    at: Instant,
    observedAt: Instant,
    best: { band: Band; criterion: Criterion } | undefined,
  ): void {
    if (best === undefined) {
      if (this.signals.at(-1)?.band !== undefined)
        this.signals.push({ at, band: undefined, inputs: [], observedAt });
      return;
    }
    const inputs = best.criterion.all.flatMap((clause) => inputsOf(snapshot, clause));
    const [shown] = best.criterion.all;
    this.signals.push({
      at,
      band: best.band,
      inputs: [...new Set(inputs)],
      observedAt,
      value: shownValue(snapshot, shown),
      limit: clauseWords(shown),
    });
  }

  /** When a value it watches was last observed: what woke it is a value that lasted. */
  #latest(snapshot: Snapshot): Instant {
    const own = PARAMETERS.filter((parameter) => this.inputs.has(parameter));
    const times = own.map((parameter) => snapshot.last[parameter].seen?.at).filter((at) => at !== undefined);
    return instant(Math.max(...times));
  }
}

interface Range {
  readonly min: number;
  readonly max: number;
}

/** Half a step of the finest value charted, so that a bound itself is never taken for quiet. */
const HAIR = 1e-6;

/** Narrows the quiet range of each parameter to where this clause is false. */
function narrow(
  quiet: Map<Parameter, Range>,
  clause: Clause,
  baseline: ReadonlyMap<Parameter, number>,
): void {
  if (clause.kind === 'symptom') return;
  if (clause.kind === 'any') {
    for (const one of clause.of) narrow(quiet, one, baseline);
    return;
  }
  const base = clause.kind === 'baseline' ? baseline.get(clause.of) : 0;
  if (base === undefined) return;
  const now = quiet.get(clause.of) ?? { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  const below = (limit: number) => ({ min: now.min, max: Math.min(now.max, limit - HAIR) });
  const above = (limit: number) => ({ min: Math.max(now.min, limit + HAIR), max: now.max });
  const { limit } = clause;
  switch (clause.op) {
    case '>=':
    case '>':
      quiet.set(clause.of, below(limit));
      return;
    case '<':
    case '<=':
      quiet.set(clause.of, above(limit));
      return;
    case 'rise':
      quiet.set(clause.of, below(base + limit));
      return;
    case 'fall':
      quiet.set(clause.of, above(base - limit));
      return;
    case 'fall-percent':
      quiet.set(clause.of, above(base - (base * limit) / 100));
      return;
    case 'change':
      quiet.set(clause.of, {
        min: Math.max(now.min, base - limit + HAIR),
        max: Math.min(now.max, base + limit - HAIR),
      });
  }
}

function persistMs(snapshot: Snapshot, criterion: Criterion): number {
  const [first] = criterion.all;
  const device = first.kind === 'value' && snapshot.last[first.of].seen?.device === true;
  return device ? (criterion.persistS ?? 0) * 1000 : 0;
}
