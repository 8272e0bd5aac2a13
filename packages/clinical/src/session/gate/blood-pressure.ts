import { addMs, type Instant } from '@titrate/quantity';
import { type BloodPressure, bloodPressures } from '../readings.ts';
import type { SessionState } from '../state.ts';

/** Repeat a raised pressure at 5 and 10 minutes, use the mean of the last two [known]. */
export const REPEAT_AFTER_MIN = 5;
/** "Go" of VG-01 to VG-03: at most 140 over 90. */
const RAISED_ABOVE = { systolic: 140, diastolic: 90 };

export interface GatePressure {
  readonly systolic: number;
  readonly diastolic: number;
  readonly at: Instant;
  readonly method: 'single' | 'mean-of-last-two' | 'highest-until-repeated';
  readonly used: readonly BloodPressure[];
  /** When the next reading of the repeat flow is due; none when the flow is done. */
  readonly repeatAt: Instant | undefined;
}

/**
 * The pressure that the gate, and later the baseline, goes by: the last reading while none was raised; otherwise the
 * mean of the last two at least five minutes apart; until that pair exists, the highest numbers stand.
 */
export function gatePressure(state: SessionState, until: Instant): GatePressure | undefined {
  const readings = bloodPressures(state, state.arrival?.at ?? state.opening?.at, until);
  const last = readings.at(-1);
  if (last === undefined) return undefined;
  const firstRaised = readings.findIndex(isRaised);
  if (firstRaised < 0) {
    return { ...pick(last), at: last.at, method: 'single', used: [last], repeatAt: undefined };
  }
  const since = readings.slice(firstRaised);
  const [first = last] = since;
  const partner = since.findLast((one) => last.at - one.at >= REPEAT_AFTER_MIN * 60_000);
  if (partner !== undefined) {
    const mean = {
      systolic: (last.systolic + partner.systolic) / 2,
      diastolic: (last.diastolic + partner.diastolic) / 2,
    };
    const third = isRaised(mean) && spaced(since) < 3;
    return {
      ...mean,
      at: last.at,
      method: 'mean-of-last-two',
      used: [partner, last],
      repeatAt: third ? addMs(last.at, REPEAT_AFTER_MIN * 60_000) : undefined,
    };
  }
  return {
    systolic: Math.max(...since.map((one) => one.systolic)),
    diastolic: Math.max(...since.map((one) => one.diastolic)),
    at: last.at,
    method: since.length === 1 ? 'single' : 'highest-until-repeated',
    used: since,
    repeatAt: addMs(first.at, REPEAT_AFTER_MIN * 60_000),
  };
}

const pick = ({ systolic, diastolic }: BloodPressure) => ({ systolic, diastolic });

function isRaised(one: { readonly systolic: number; readonly diastolic: number }): boolean {
  return one.systolic > RAISED_ABOVE.systolic || one.diastolic > RAISED_ABOVE.diastolic;
}

// How many readings of the flow are at least five minutes apart.
function spaced(readings: readonly BloodPressure[]): number {
  let count = 0;
  let previous: Instant | undefined;
  for (const { at } of readings) {
    if (previous !== undefined && at - previous < REPEAT_AFTER_MIN * 60_000) continue;
    count += 1;
    previous = at;
  }
  return count;
}
