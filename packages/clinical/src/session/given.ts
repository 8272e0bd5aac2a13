import { addMs, Decimal, type Instant } from '@titrate/quantity';
import type { Infusion, SessionState } from './state.ts';

const MS_PER_H = Decimal.of(3_600_000);

/** What has gone in, and how it is known. Calculated unless a pump reported its own delivered amount (DOSE-18). */
export interface Given {
  readonly totalMg: number;
  readonly infusedMg: number;
  /** Boluses, injections, devices and swallowed doses. */
  readonly partsMg: number;
  /** Still to come of the ordered dose; 0 once dosing has ended. */
  readonly remainingMg: number;
  readonly source: 'calculated' | 'pump-reported';
}

/**
 * Milligrams given until `at`: rate × time of each stretch, without the pauses, never more than the ordered dose.
 * Exact decimals; rounded to 6 places at the end.
 */
export function given(state: SessionState, at: Instant): Given {
  const infused = state.infusions.reduce((sum, infusion) => sum.plus(infusedMg(infusion, at)), Decimal.zero);
  const parts = [...state.boluses, ...state.injections, ...state.nasalDevices, ...state.oralDoses]
    .filter((part) => part.at <= at)
    .reduce((sum, part) => sum.plus(Decimal.of(part.data.amountMg)), Decimal.zero);
  const total = infused.plus(parts);
  const ended = state.dosingEndedAt !== undefined && state.dosingEndedAt <= at;
  const ordered = Decimal.of(orderedMg(state));
  const remaining = ended || total.compare(ordered) >= 0 ? Decimal.zero : ordered.minus(total);
  const reported = state.infusions.some((i) => i.pumpDeliveredMg !== undefined && isOver(i, at));
  return {
    totalMg: total.round(6).toNumber(),
    infusedMg: infused.round(6).toNumber(),
    partsMg: parts.round(6).toNumber(),
    remainingMg: remaining.round(6).toNumber(),
    source: reported ? 'pump-reported' : 'calculated',
  };
}

// A resume may have lowered the infusion's amount; what was ordered then is what may still be given.
function orderedMg(state: SessionState): number {
  const infusion = state.infusions.at(-1);
  return infusion?.capMg ?? state.opening?.data.order.doseMg ?? 0;
}

const isOver = (infusion: Infusion, at: Instant) =>
  infusion.stoppedAt !== undefined && infusion.stoppedAt <= at;

export function infusedMg(infusion: Infusion, at: Instant): Decimal {
  if (infusion.pumpDeliveredMg !== undefined && isOver(infusion, at)) {
    return Decimal.of(infusion.pumpDeliveredMg);
  }
  let sum = Decimal.zero;
  for (const segment of infusion.segments) {
    const end = Math.min(segment.to ?? at, at);
    if (end <= segment.from) continue;
    sum = sum.plus(
      Decimal.of(segment.rateMgPerH)
        .times(Decimal.of(end - segment.from))
        .over(MS_PER_H, 15),
    );
  }
  const cap = Decimal.of(infusion.capMg);
  return sum.compare(cap) > 0 ? cap : sum;
}

/** When the running infusion will have given all it may, at its present rate; `undefined` when none is running. */
export function expectedEnd(state: SessionState): Instant | undefined {
  const infusion = state.infusions.at(-1);
  const last = infusion?.segments.at(-1);
  if (infusion === undefined || last === undefined || last.to !== undefined) return undefined;
  return emptyAt(infusion, last.from, last.rateMgPerH);
}

function emptyAt(infusion: Infusion, from: Instant, rateMgPerH: number): Instant {
  const left = Decimal.of(infusion.capMg).minus(infusedMg(infusion, from));
  return addMs(from, Math.ceil(left.times(MS_PER_H).over(Decimal.of(rateMgPerH), 6).toNumber()));
}

/** One dose for a pharmacokinetic engine: minutes from the first dose, mg of base, by the route of the order. */
export type DoseSegment =
  | {
      readonly kind: 'infusion';
      readonly timeMin: number;
      readonly durationMin: number;
      readonly rateMgPerH: number;
      readonly amountMg: number;
    }
  | {
      readonly kind: 'bolus' | 'injection' | 'nasal' | 'oral';
      readonly timeMin: number;
      readonly amountMg: number;
    };

/**
 * The dose as given until `at`, in order of time; without `at`, a running infusion is taken to run to its end.
 * Minute 0 is the first dose (`state.firstDoseAt`).
 */
export function doseSegments(state: SessionState, at?: Instant): readonly DoseSegment[] {
  const origin = state.firstDoseAt;
  if (origin === undefined) return [];
  const out: DoseSegment[] = state.infusions.flatMap((infusion) => infusionSegments(infusion, origin, at));
  const part = (kind: 'bolus' | 'injection' | 'nasal' | 'oral', facts: readonly Part[]) => {
    for (const fact of facts) {
      if (at !== undefined && fact.at > at) continue;
      out.push({ kind, timeMin: (fact.at - origin) / 60_000, amountMg: fact.data.amountMg });
    }
  };
  part('bolus', state.boluses);
  part('injection', state.injections);
  part('nasal', state.nasalDevices);
  part('oral', state.oralDoses);
  return out.sort((a, b) => a.timeMin - b.timeMin);
}

interface Part {
  readonly at: Instant;
  readonly data: { readonly amountMg: number };
}

function infusionSegments(infusion: Infusion, origin: Instant, at: Instant | undefined): DoseSegment[] {
  const out: DoseSegment[] = [];
  for (const segment of infusion.segments) {
    const empty = emptyAt(infusion, segment.from, segment.rateMgPerH);
    const end = Math.min(segment.to ?? empty, empty, at ?? empty);
    if (end <= segment.from) continue;
    const amount = Decimal.of(segment.rateMgPerH)
      .times(Decimal.of(end - segment.from))
      .over(MS_PER_H, 9);
    out.push({
      kind: 'infusion',
      timeMin: (segment.from - origin) / 60_000,
      durationMin: (end - segment.from) / 60_000,
      rateMgPerH: segment.rateMgPerH,
      amountMg: amount.toNumber(),
    });
  }
  return out;
}
