/** What a clause of the alert table asks of the values and symptoms of a moment. */
import { type Instant, invariant } from '@titrate/quantity';
import type { Symptom } from '../events/words.ts';
import type { Observation } from './observe.ts';
import type { Clause, Criterion, Parameter } from './table.ts';

interface SymptomNow {
  readonly at: Instant;
  readonly eventId: string;
  readonly durationS: number | undefined;
}

/** Everything that is believed at one moment of the session. */
export interface Snapshot {
  /** The last observation that had a value of each parameter. */
  readonly last: { readonly [P in Parameter]: { readonly seen: Observation | undefined } };
  readonly symptoms: Map<Symptom, SymptomNow>;
  readonly baseline: ReadonlyMap<Parameter, number>;
  dosed: boolean;
}

const currentOf = (snapshot: Snapshot, parameter: Parameter): number | undefined =>
  snapshot.last[parameter].seen?.values[parameter];

export function holds(snapshot: Snapshot, clause: Clause): boolean {
  switch (clause.kind) {
    case 'any':
      return clause.of.some((one) => holds(snapshot, one));
    case 'symptom':
      return clause.anyOf.some((name) => {
        const now = snapshot.symptoms.get(name);
        if (now === undefined) return false;
        return (
          clause.minDurationS === undefined ||
          now.durationS === undefined ||
          now.durationS >= clause.minDurationS
        );
      });
    case 'value': {
      const now = currentOf(snapshot, clause.of);
      return now !== undefined && compares(now, clause.op, clause.limit);
    }
    case 'baseline': {
      const now = currentOf(snapshot, clause.of);
      const base = snapshot.baseline.get(clause.of);
      if (now === undefined || base === undefined || !snapshot.dosed) return false;
      return changed(base, now, clause.op, clause.limit);
    }
  }
}

function compares(value: number, op: '>=' | '>' | '<' | '<=', limit: number): boolean {
  switch (op) {
    case '>=':
      return value >= limit;
    case '>':
      return value > limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
  }
}

function changed(
  base: number,
  now: number,
  op: 'rise' | 'fall' | 'fall-percent' | 'change',
  limit: number,
): boolean {
  switch (op) {
    case 'rise':
      return now - base >= limit;
    case 'fall':
      return base - now >= limit;
    case 'fall-percent':
      return (base - now) * 100 >= limit * base;
    case 'change':
      return Math.abs(now - base) >= limit;
  }
}

export function namesOf(clause: Clause): readonly string[] {
  switch (clause.kind) {
    case 'any':
      return clause.of.flatMap(namesOf);
    case 'symptom':
      return clause.anyOf;
    case 'value':
    case 'baseline':
      return [clause.of];
  }
}

export function symptomsOf(criterion: Criterion): readonly Symptom[] {
  return criterion.all.flatMap((clause) => {
    invariant(clause.kind === 'symptom', 'a rule with a condition for each sign asks about signs alone');
    return clause.anyOf;
  });
}

export function inputsOf(snapshot: Snapshot, clause: Clause): readonly string[] {
  switch (clause.kind) {
    case 'any':
      return clause.of.filter((one) => holds(snapshot, one)).flatMap((one) => inputsOf(snapshot, one));
    case 'symptom':
      return clause.anyOf.flatMap((name) => snapshot.symptoms.get(name)?.eventId ?? []);
    case 'value':
    case 'baseline':
      return [snapshot.last[clause.of].seen?.eventId].filter((id) => id !== undefined);
  }
}

export function shownValue(snapshot: Snapshot, clause: Clause): number | undefined {
  if (clause.kind === 'any') return shownValue(snapshot, clause.of[0]);
  return clause.kind === 'symptom' ? undefined : currentOf(snapshot, clause.of);
}
