import { doseSegments, given, type Infusion, type SessionState } from '@titrate/clinical/session';
import { Decimal, type Instant, instant } from '@titrate/quantity';

/** Part of an infusion at one rate, with the milligrams that went in during it. */
export interface Stretch {
  readonly infusion: Infusion;
  readonly from: Instant;
  readonly to: Instant;
  readonly doseMg: Decimal;
  /** Left out where the pump reports an amount for which the record holds no time. */
  readonly rateMgPerH: number | undefined;
  /** Where the pump's own total was shared out: it reports one amount for the whole infusion, not one a stretch. */
  readonly sharedOut: boolean;
}

/**
 * The stretches of every infusion until `now`, in order. Those of one infusion add up to what the record says the
 * infusion gave: its pump's own total from the stop on (DOSE-18), else rate × time. A pump's total is shared out in
 * proportion to rate × time, and the last stretch takes what rounding leaves.
 */
export function stretchesOf(state: SessionState, now: Instant): readonly Stretch[] {
  return state.infusions.flatMap((infusion) => stretchesOfOne(state, infusion, now));
}

function stretchesOfOne(state: SessionState, infusion: Infusion, now: Instant): readonly Stretch[] {
  const alone = { ...state, infusions: [infusion], ...NO_PARTS };
  const origin = state.firstDoseAt;
  const { infusedMg, source } = given(alone, now);
  const total = Decimal.of(infusedMg);
  const segments = doseSegments(alone, now).flatMap((one) => (one.kind === 'infusion' ? [one] : []));
  const calculated = segments.reduce((sum, one) => sum.plus(Decimal.of(one.amountMg)), Decimal.zero);
  if (origin === undefined || (segments.length === 0 && total.isZero())) return [];
  if (segments.length === 0) return [withoutTime(infusion, total, now)];
  let left = total;
  return segments.map((segment, index): Stretch => {
    const share = total.times(Decimal.of(segment.amountMg)).over(calculated, 15).round(6);
    const doseMg = index === segments.length - 1 ? left : share;
    left = left.minus(doseMg);
    const from = instant(Math.round(origin + segment.timeMin * 60_000));
    return {
      infusion,
      from,
      to: instant(Math.round(from + segment.durationMin * 60_000)),
      doseMg,
      rateMgPerH: segment.rateMgPerH,
      sharedOut: source === 'pump-reported' && segments.length > 1,
    };
  });
}

const NO_PARTS = { boluses: [], injections: [], nasalDevices: [], oralDoses: [] } as const;

/** Started and stopped in the same moment, but the pump counted a little. */
function withoutTime(infusion: Infusion, doseMg: Decimal, now: Instant): Stretch {
  const from = infusion.segments[0]?.from ?? now;
  return {
    infusion,
    from,
    to: infusion.stoppedAt ?? from,
    doseMg,
    rateMgPerH: undefined,
    sharedOut: false,
  };
}
