import type { Curve } from '../../kit/predicted-level/levels.ts';

export interface Peak {
  readonly atMin: number;
  readonly ngPerMl: number;
  /** Nine of ten people of the model lie between these at that minute. */
  readonly between?: readonly [number, number];
}

/** The highest point of the typical curve and the spread between people there; `undefined` for a flat or empty curve. */
export function peakOf(
  { typical, p5, p95 }: Pick<Curve, 'typical' | 'p5' | 'p95'>,
  timesMin: readonly number[],
): Peak | undefined {
  const ngPerMl = Math.max(0, ...typical);
  const at = typical.indexOf(ngPerMl);
  const atMin = timesMin[at];
  if (atMin === undefined || ngPerMl === 0) return undefined;
  const [low, high] = [p5?.[at], p95?.[at]];
  return { atMin, ngPerMl, ...(low === undefined || high === undefined ? {} : { between: [low, high] }) };
}
