import type { AlertRuleReport } from '@titrate/contract';

/** In whole percent, downwards: what was left undone is never rounded away. */
export const shareOf = ({ actedOn, raised }: Pick<AlertRuleReport, 'actedOn' | 'raised'>): number =>
  Math.floor((100 * actedOn) / raised);

/** `40 s`, `3 min`, `1 h 5 min`, never broken between number and unit; a dash where nobody acknowledged. */
export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '–';
  const seconds = Math.round(minutes * 60);
  if (seconds < 90) return `${seconds}\u00a0s`;
  const whole = Math.round(minutes);
  return whole < 90 ? `${whole}\u00a0min` : `${Math.floor(whole / 60)}\u00a0h ${whole % 60}\u00a0min`;
}
