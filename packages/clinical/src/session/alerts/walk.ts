import { addMs, type Instant } from '@titrate/quantity';
import type { Fact, SessionState } from '../state.ts';
import type { Snapshot } from './clauses.ts';
import { stretchesOf } from './limits.ts';
import {
  baselineOf,
  type Observation,
  observations,
  PARAMETERS,
  type Taken,
  type Timed,
  takenBy,
} from './observe.ts';
import { beginAlike, isSame } from './prefix.ts';
import { conditionsOf, type Signal } from './signals.ts';
import type { AlertTable, Parameter } from './table.ts';
import { type Range, type Tally, Watch } from './watch.ts';

/**
 * Walks through everything observed until `at` and tells for each condition when its band changed. The walk of a session
 * goes on from where it was when the session has only grown, so that one more reading costs a look and not a walk.
 * What is told holds until the next question.
 */
export function signals(
  state: SessionState,
  opening: Fact<'session.opened'>,
  table: AlertTable,
  at: Instant,
): ReadonlyMap<string, readonly Signal[]> {
  const kept = walks.get(opening);
  const walk = kept?.goesOn(state, table, at) === true ? kept : new Walk(state, table);
  walks.set(opening, walk);
  return walk.until(state, at);
}

/** The last walk through each session. */
const walks = new WeakMap<Fact<'session.opened'>, Walk>();

class Walk {
  readonly #table: AlertTable;
  readonly #tally: Tally = { stirred: 0, waiting: 0 };
  readonly #watches: readonly Watch[];
  readonly #byInput = new Map<string, readonly Watch[]>();
  readonly #ears: { readonly [P in Parameter]: Ear };
  readonly #snapshot: Snapshot;
  readonly #touched = new Set<Watch>();
  /** The session as it was when last looked at, and how much of it has been taken in. */
  #state: SessionState;
  #taken: Taken = { vitals: 0, scales: 0, symptoms: 0, calls: 0 };
  #last: Observation | undefined;

  constructor(state: SessionState, table: AlertTable) {
    const baseline = baselineOf(state);
    this.#state = state;
    this.#table = table;
    this.#watches = conditionsOf(table).map(
      (condition) => new Watch(condition, stretchesOf(condition.criteria, state), baseline, this.#tally),
    );
    for (const watch of this.#watches) {
      for (const name of watch.inputs) this.#byInput.set(name, [...(this.#byInput.get(name) ?? []), watch]);
    }
    this.#ears = earsOf(this.#byInput);
    this.#snapshot = { last: this.#ears, symptoms: new Map(), baseline, dosed: false };
  }

  /**
   * Whether nothing it has taken in is otherwise in this state, and nothing is new that lies before: a late entry, a
   * correction, a baseline or a limit that changed begin a new walk.
   */
  goesOn(state: SessionState, table: AlertTable, at: Instant): boolean {
    const [before, taken, last, dosedAt] = [this.#state, this.#taken, this.#last, state.firstDoseAt];
    const lists: readonly (readonly [now: readonly Timed[], then: readonly Timed[], count: number])[] = [
      [state.vitals, before.vitals, taken.vitals],
      [state.scales, before.scales, taken.scales],
      [state.symptoms, before.symptoms, taken.symptoms],
      [state.calls, before.calls, taken.calls],
    ];
    if (table !== this.#table || dosedAt !== before.firstDoseAt || state.arrival !== before.arrival)
      return false;
    if (!isSame(state.alertLimits, before.alertLimits)) return false;
    for (const [now, then, count] of lists) {
      const next = now[count];
      if (!beginAlike(now, then, count)) return false;
      if (dosedAt !== undefined && next !== undefined && next.at <= dosedAt) return false;
    }
    if (last === undefined) return true;
    const [next] = observations(state, at, taken);
    if (last.at > at) return false;
    return next === undefined || next.at > last.at || (next.at === last.at && next.index > last.index);
  }

  /** Takes in what is new until `at`; of a condition that has to last tells what it will have told by then. */
  until(state: SessionState, at: Instant): ReadonlyMap<string, readonly Signal[]> {
    for (const observation of observations(state, at, this.#taken))
      this.#take(observation, state.firstDoseAt);
    this.#state = state;
    this.#taken = takenBy(state, at, this.#taken);
    const end = addMs(at, 1);
    return new Map(this.#watches.map((watch) => [watch.key, watch.toldBy(this.#snapshot, end)]));
  }

  #take(observation: Observation, dosedAt: Instant | undefined): void {
    const [snapshot, tally, touched] = [this.#snapshot, this.#tally, this.#touched];
    this.#last = observation;
    if (tally.waiting > 0) for (const watch of this.#watches) watch.wake(snapshot, observation.at);
    snapshot.dosed = dosedAt !== undefined && observation.at >= dosedAt;
    touched.clear();
    for (const parameter of observation.names) {
      const value = observation.values[parameter];
      if (value === undefined) continue;
      const ear = this.#ears[parameter];
      ear.seen = observation;
      if (tally.stirred === 0 && value >= ear.min && value <= ear.max) continue;
      for (const watch of ear.watches) if (watch.minds(parameter, value)) touched.add(watch);
    }
    const { symptom, eventId } = observation;
    if (symptom !== undefined) {
      const { name, durationS } = symptom;
      if (symptom.present) snapshot.symptoms.set(name, { at: observation.at, eventId, durationS });
      else snapshot.symptoms.delete(name);
      for (const watch of this.#byInput.get(name) ?? []) touched.add(watch);
    }
    for (const watch of touched) watch.look(snapshot, observation.at, observation.at);
  }
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
