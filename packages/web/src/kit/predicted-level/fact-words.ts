import type { Dose } from '@titrate/pk';
import type { Curve } from './levels.ts';

export const levelWords = (ngPerMl: number): string =>
  ngPerMl > 0 && ngPerMl < 0.1 ? 'below 0.1 ng/mL' : `${ngPerMl.toFixed(ngPerMl < 10 ? 1 : 0)} ng/mL`;

export function minutesWords(min: number): string {
  const whole = Math.round(min);
  if (whole < 120) return `${whole} min`;
  return `${Math.floor(whole / 60)} h ${String(whole % 60).padStart(2, '0')} min`;
}

/** What the end of these doses is called; `undefined` where all of it is in at once and an end would only be the start. */
export function endName(doses: readonly Dose[]): string | undefined {
  const last = doses.at(-1);
  if (last?.durationMin !== undefined) return 'end of the infusion';
  return doses.length > 1 && last?.route === 'nasal-device' ? 'last device' : undefined;
}

/** The highest level of the drawing and when it is reached. */
export function peakWords(
  { peakNgPerMl, peakMin }: Pick<Curve, 'peakNgPerMl' | 'peakMin'>,
  drawn: Drawn,
): string {
  if (peakMin === null || peakNgPerMl <= 0) return 'No level within the time drawn';
  const level = levelWords(peakNgPerMl);
  if (peakMin < 0.5) return `${level}, at once`;
  if (peakMin > drawn.toMin - 0.5)
    return `${level} after ${minutesWords(peakMin)}, where the drawing ends; it still rises`;
  const isEnd = Math.abs(peakMin - drawn.endMin) < 0.5 && drawn.endMin > 0;
  return `${level} after ${minutesWords(peakMin)}${isEnd && drawn.endName !== undefined ? `, at the ${drawn.endName}` : ''}`;
}

interface Drawn {
  readonly toMin: number;
  readonly endMin: number;
  readonly endName: string | undefined;
}

/** The spread between people at the drawn moment nearest to one; `undefined` where the model knows none. */
export function spreadWords(
  { p5, p95 }: Pick<Curve, 'p5' | 'p95'>,
  timesMin: readonly number[],
  atMin: number,
): string | undefined {
  let nearest = 0;
  for (const [index, min] of timesMin.entries())
    if (Math.abs(min - atMin) < Math.abs((timesMin[nearest] ?? 0) - atMin)) nearest = index;
  const [low, high] = [p5?.[nearest], p95?.[nearest]];
  return low === undefined || high === undefined
    ? undefined
    : `${levelWords(low).replace(' ng/mL', '')} to ${levelWords(high)}`;
}

/** `null` is an answer of the engine: not within the thirty days it looks ahead. */
export function fallenText(timeMin: number | null, endMin: number, end: string | undefined): string {
  if (timeMin === null) return 'Not within thirty days, if nothing more is given.';
  if (timeMin <= 0) return 'It never gets that high.';
  if (end === undefined)
    return `Below for good ${minutesWords(timeMin)} after the dose, if nothing more is given.`;
  const after = timeMin - endMin;
  const since = after >= 0 ? `${minutesWords(after)} after the ${end}` : `before the ${end}`;
  return `Below for good ${minutesWords(timeMin)} after the start, ${since}, if nothing more is given.`;
}
