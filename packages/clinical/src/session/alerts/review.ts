/**
 * When an alert rule has so seldom been acted on that its owner reviews or retires it (ALM-19: in less than a tenth of
 * its alerts over ninety days). Over less than those days nothing is said: few alerts prove little.
 */
export const ALERT_REVIEW = { belowPercent: 10, overDays: 90 } as const;

export const isToReview = (
  days: number,
  { actedOn, raised }: { readonly actedOn: number; readonly raised: number },
): boolean => days >= ALERT_REVIEW.overDays && actedOn * 100 < raised * ALERT_REVIEW.belowPercent;
