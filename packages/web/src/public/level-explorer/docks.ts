import type { Levels } from '../../kit/predicted-level/levels.ts';
import { peakOf } from './peak.ts';

export interface Docks {
  /** The headline: a share in tenths, as people count. */
  readonly share: string;
  readonly atMin: number;
  /** The same share for nine of ten people. */
  readonly between?: string;
}

/** How many docks the model blocks at its highest, in plain words; `undefined` where it knows none. */
export function docksOf({ occupancy, timesMin }: Pick<Levels, 'occupancy' | 'timesMin'>): Docks | undefined {
  const peak = occupancy === undefined ? undefined : peakOf(occupancy, timesMin);
  if (peak === undefined) return undefined;
  const { ngPerMl: share, atMin, between } = peak;
  const [low, high] = (between ?? []).map((part) => Math.round(part * 10));
  return {
    share: tenths(share),
    atMin,
    ...(low === undefined || high === undefined
      ? {}
      : { between: low === high ? `about ${low} in 10` : `${low} to ${high} in 10` }),
  };
}

function tenths(share: number): string {
  const whole = Math.round(share * 10);
  return whole === 0 ? 'fewer than 1 in 10' : `about ${whole} in 10`;
}
