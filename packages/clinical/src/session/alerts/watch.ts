import { addMs, type Instant, instant } from '@titrate/quantity';
import { BANDS, type Band } from '../events/alerts.ts';
import { clauseWords } from './clause-words.ts';
import { holds, inputsOf, namesOf, type Snapshot, shownValue } from './clauses.ts';
import type { Stretch } from './limits.ts';
import { PARAMETERS } from './observe.ts';
import type { Condition, Signal } from './signals.ts';
import type { Clause, Criterion, Parameter } from './table.ts';

/** How many of all watches have a criterion that holds, and how many wait for one that has to last. */
export interface Tally {
  stirred: number;
  waiting: number;
}

/** Follows one condition through time. */
export class Watch {
  readonly key: string;
  readonly inputs: ReadonlySet<string>;
  readonly signals: Signal[] = [];
  readonly #criteria: readonly Criterion[];
  /** The criteria with limits of this patient, later ones last; each has the criteria of the table in the same order. */
  readonly #stretches: readonly Stretch[];
  /** Since when each criterion has held without a break. */
  #since: (Instant | undefined)[] = [];
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

  /** What it has told before that moment if nothing more was observed; it stays where it is, as more may have been. */
  toldBy(snapshot: Snapshot, before: Instant): readonly Signal[] {
    if (this.#wakeAt === undefined || this.#wakeAt >= before) return this.signals;
    const [told, since, wakeAt, stirred] = [
      this.signals.length,
      [...this.#since],
      this.#wakeAt,
      this.#stirred,
    ];
    this.wake(snapshot, before);
    const signals = [...this.signals];
    this.signals.length = told;
    this.#since = since;
    this.#stands(stirred, wakeAt);
    return signals;
  }

  look(snapshot: Snapshot, at: Instant, observedAt: Instant | undefined): void {
    let best: { band: Band; criterion: Criterion } | undefined;
    let next: Instant | undefined;
    let stirred = false;
    this.#criteriaAt(at).forEach((criterion, i) => {
      if (!criterion.all.every((clause) => holds(snapshot, clause))) {
        this.#since[i] = undefined;
        return;
      }
      stirred = true;
      const since = this.#since[i] ?? at;
      this.#since[i] = since;
      const ready = addMs(since, persistMs(snapshot, criterion));
      if (ready > at) next = next === undefined || ready < next ? ready : next;
      else if (best === undefined || BANDS.indexOf(criterion.band) > BANDS.indexOf(best.band)) {
        best = { band: criterion.band, criterion };
      }
    });
    this.#stands(stirred, next);
    this.#emit(snapshot, at, observedAt ?? this.#latest(snapshot), best);
  }

  #stands(stirred: boolean, wakeAt: Instant | undefined): void {
    this.#tally.stirred += Number(stirred) - Number(this.#stirred);
    this.#tally.waiting += Number(wakeAt !== undefined) - Number(this.#wakeAt !== undefined);
    this.#stirred = stirred;
    this.#wakeAt = wakeAt;
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

export interface Range {
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
