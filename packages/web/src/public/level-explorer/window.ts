import type { Explored } from '../../kit/predicted-level/explored.ts';

/** Hours of the picture after the drip, so that the fall can be seen. An edge of the drawing, no clinical time. */
const AFTER_HOURS = 3;

/** Widens the picture for a long drip: a level that only rises would tell half of the story. */
export function withFallInView<T extends Pick<Explored, 'durationMin' | 'hours'>>(explored: T): T {
  const needed = Math.ceil(explored.durationMin / 60) + AFTER_HOURS;
  return { ...explored, hours: Math.max(explored.hours, needed) };
}
