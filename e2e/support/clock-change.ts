const DAY_MS = 86_400_000;

/** Half past midnight in New York of the next night in which two o'clock is skipped: the second Sunday of March. */
export function nightOfTheSkippedHour(nowMs: number): number {
  const year = new Date(nowMs).getUTCFullYear();
  return [year, year + 1].map(halfPastMidnight).find((at) => at > nowMs) ?? halfPastMidnight(year + 2);
}

/** New York is five hours behind UTC until that night. */
function halfPastMidnight(year: number): number {
  const first = Date.UTC(year, 2, 1, 5, 30);
  const untilSunday = (7 - new Date(first).getUTCDay()) % 7;
  return first + (untilSunday + 7) * DAY_MS;
}
