import { Problems } from '../problems.tsx';
import { useCharting } from './charting.tsx';

/** From here on the difference is told, and beyond the second the clock of this device is not to be read at all (TIM-03). */
const TOLD_MS = 2000;
const RELATIVE_MS = 60_000;

/** Says when this device's clock is off. Times on the screen and in the record follow the server's in any case. */
export function clockProblem(skewMs: number): string | undefined {
  const off = Math.abs(skewMs);
  if (off <= TOLD_MS) return undefined;
  const way = skewMs > 0 ? 'behind' : 'ahead of';
  const amount = off >= 120_000 ? `${Math.round(off / 60_000)} min` : `${Math.round(off / 1000)} s`;
  const said = `The clock of this device is ${amount} ${way} the server's. Times here are the server's`;
  return off > RELATIVE_MS
    ? `${said}: chart by "Now" and the minutes before it, not by the clock of this device, and have it set`
    : said;
}

export function ClockNotice() {
  const { skewMs } = useCharting();
  const problem = clockProblem(skewMs);
  return problem === undefined ? null : <Problems of={[problem]} />;
}
